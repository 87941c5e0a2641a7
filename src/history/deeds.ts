import type {AttributedCommit, AttributedFile, Touch} from './attribution.ts';
import {EVIDENCE} from './evidence.ts';
import type {FoldedChange, Step} from './fold-changes.ts';
import {type Commit, type FileChange, subjectOf} from './history.ts';
import {listedPart} from './listed-part.ts';
import {namesIn} from './trailers.ts';
import type {Unit} from './units.ts';

/** What was done to one file at once: by a commit, or not committed yet. */
export interface Deed {
  readonly change: FileChange;
  readonly landed?: AttributedCommit;
  /** The commit that says why: the landed one, or one of its side. */
  readonly said?: AttributedCommit;
}

/** What a unit did to the files that are listed. */
export function stepsOf({landed, side}: Unit, prefix: string): readonly Step<Deed>[] {
  const newest = new Map<string, AttributedCommit>();
  for (const commit of side.toReversed()) for (const {path} of commit.files) newest.set(path, commit);
  return listedPart(landed.files, prefix).map((change) => ({
    change,
    by: {change, landed, said: newest.get(change.path) ?? landed},
  }));
}

/** What all deeds did to a file, and who says so. */
export function attributed({by, ...change}: FoldedChange<Deed>): AttributedFile {
  const commits = [...new Set(by.flatMap(({said}) => said ?? []))].toReversed();
  return {
    ...change,
    commits,
    touches: touchesOf(by),
    isUncommitted: by.some(({landed}) => landed === undefined),
    subject: commits.map(wordsOf).find((words) => words !== ''),
    evidence: EVIDENCE.find((kind) => commits.some(({evidence}) => evidence === kind)),
  };
}

function touchesOf(deeds: readonly Deed[]): readonly Touch[] {
  const once = new Map<string, Touch>();
  for (const {change, landed} of deeds) {
    const sides = [change.path, change.was?.id, change.is?.id].join('\0');
    if (landed && !once.has(sides)) once.set(sides, {hash: landed.hash, path: change.path});
  }
  return [...once.values()];
}

/** The subject of a commit; of a merge that names only branches, the title its host has put below. */
function wordsOf(commit: Commit): string {
  const subject = subjectOf(commit);
  if (namesIn(subject).length > 0) return '';
  if (commit.parents.length < 2 || !/^Merge (?:pull request|branch|remote|tag|commit)/i.test(subject))
    return subject;
  const [, title = ''] = commit.message.trim().split(/\s*\n\s*/, 2);
  return /^Merge pull request/i.test(subject) && !/^[\w-]+: /.test(title) ? title : '';
}
