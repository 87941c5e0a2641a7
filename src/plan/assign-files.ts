import {coverOf} from '../dialects/coverage.ts';
import type {FeatureDelta} from '../dialects/feature.ts';
import type {AttributedFile} from '../history/attribution.ts';
import type {Commit} from '../history/history.ts';
import type {Change} from '../project/change.ts';
import {readArchiveName} from '../project/names.ts';
import {baseName, CHANGES} from '../project/paths.ts';

/** A delta and the paths it lists. */
export interface Candidate {
  readonly delta: FeatureDelta;
  readonly listed: readonly string[];
}

/** Which delta of a change each file belongs to. */
export interface Assignment {
  readonly files: ReadonlyMap<Candidate, readonly AttributedFile[]>;
  readonly unassigned: readonly AttributedFile[];
}

/**
 * Give files that no delta lists to the delta they belong to.
 *
 * The delta that lists a renamed file's old name; else the one committed together with it; else the one whose words
 * the path shares most. A tie is not broken: the file stays unassigned.
 */
export function assignFiles(
  files: readonly AttributedFile[],
  candidates: readonly Candidate[],
  {change, prefix}: {readonly change: Change; readonly prefix: string},
): Assignment {
  const placed = new Map<Candidate, AttributedFile[]>();
  const unassigned: AttributedFile[] = [];
  const known = new Map<Commit, readonly Candidate[]>();
  const deltasOf = (commit: Commit): readonly Candidate[] => {
    const found = known.get(commit) ?? deltasIn(commit, candidates, change, prefix);
    known.set(commit, found);
    return found;
  };
  const listing = candidates.map((candidate) => ({candidate, covers: coverOf(candidate.listed)}));
  for (const file of files) {
    const candidate = ownerOf(file, listing, deltasOf);
    if (candidate) placed.set(candidate, placed.get(candidate) ?? []);
    (candidate ? placed.get(candidate) : unassigned)?.push(file);
  }
  return {files: placed, unassigned};
}

/** A delta and what its list covers. */
interface Listing {
  readonly candidate: Candidate;
  readonly covers: (path: string) => boolean;
}

function ownerOf(
  file: AttributedFile,
  listings: readonly Listing[],
  deltasOf: (commit: Commit) => readonly Candidate[],
): Candidate | undefined {
  const candidates = listings.map(({candidate}) => candidate);
  if (candidates.length === 1) return candidates[0];
  const {from} = file;
  const [old, ...others] = listings.filter(({covers}) => from !== undefined && covers(from));
  if (old && others.length === 0) return old.candidate;
  const alone = file.commits.map(deltasOf).filter((found) => found.length === 1);
  const together = [...new Set(alone.flat())];
  if (together.length === 1) return together[0];
  return nearest(file.path, together.length > 0 ? together : candidates);
}

/** The deltas a commit touches, in the change's folder as it is called today or was then. */
function deltasIn(
  commit: Commit,
  candidates: readonly Candidate[],
  change: Change,
  prefix: string,
): readonly Candidate[] {
  const touched = new Set(commit.files.map(({path}) => withinChange(path, change, prefix)));
  return candidates.filter(({delta}) =>
    touched.has(delta.document.source.path.slice(change.folder.length + 1)),
  );
}

/** The rest of a path below the change's folder; nothing for a path elsewhere. */
function withinChange(path: string, change: Change, prefix: string): string | undefined {
  if (!path.startsWith(`${prefix}${CHANGES}/`)) return undefined;
  const [first = '', ...rest] = path.slice(prefix.length + CHANGES.length + 1).split('/');
  const [folder = '', ...below] = rest;
  if (first === 'archive') return readArchiveName(folder).name === change.name ? below.join('/') : undefined;
  return first === change.name ? rest.join('/') : undefined;
}

function nearest(path: string, candidates: readonly Candidate[]): Candidate | undefined {
  const words = wordsOf(path.replace(/\.[^./]+$/, ''));
  const scores = candidates.map(
    ({delta}) => [...wordsOfDelta(delta)].filter((word) => words.has(word)).length,
  );
  const best = Math.max(...scores);
  const winners = candidates.filter((_, index) => scores[index] === best);
  return best > 0 && winners.length === 1 ? winners[0] : undefined;
}

/** Of a delta named `spec.md` the folder says what it is about. */
function wordsOfDelta({name, document}: FeatureDelta): ReadonlySet<string> {
  const {path} = document.source;
  const stem = baseName(path).replace(/\.[^.]+$/, '');
  const folder = baseName(path.slice(0, path.lastIndexOf('/')));
  return wordsOf(`${name} ${stem === 'spec' ? folder : stem}`);
}

/** Words that say nothing about which of two deltas is meant. */
const EMPTY = new Set([
  'a',
  'an',
  'and',
  'for',
  'in',
  'of',
  'on',
  'or',
  'spec',
  'specs',
  'the',
  'to',
  'with',
]);

/** Lower-case words, with `camelCase` and `snake_case` taken apart. */
function wordsOf(text: string): ReadonlySet<string> {
  const spaced = text.replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, '$1 ').replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ');
  const words = spaced.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word)));
}
