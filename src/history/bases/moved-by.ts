import {comparable} from '../../dialects/merge/slots.ts';
import {readSpec} from '../../dialects/spec.ts';
import {type Document, excessIn, parse} from '../../markdown/document.ts';
import {lineStart} from '../../markdown/place.ts';
import {sourceOf} from '../../markdown/source.ts';
import {readArchiveName} from '../../project/names.ts';
import {ARCHIVE} from '../../project/paths.ts';
import {specPath} from '../../project/project.ts';
import type {SpecCommit, SpecLog} from '../spec-log.ts';
import {type Version, versionsOf} from './versions.ts';

/** A requirement that moved. */
export interface MovedRequirement {
  readonly capability: string;
  readonly name: string;
  /** The commit it is compared with, by its full hash. */
  readonly commit: string;
  /** What it said there, comparable; nothing where there was none. */
  readonly before: string | undefined;
  /** What it says now. */
  readonly now: string | undefined;
}

/** A commit that touched a requirement. */
export interface Mover {
  readonly commit: SpecCommit;
  /** The change that was archived by it. */
  readonly change: string | undefined;
}

/** Who moved a requirement. */
export interface MovedBy {
  /** Newest first. */
  readonly movers: readonly Mover[];
  /** Whether the work tree says something else than the newest commit. */
  readonly isUncommitted: boolean;
  /** Whether the history was followed to where the requirement was as it is compared with. */
  readonly isComplete: boolean;
}

/** So many versions of one spec are looked at. */
const MOST_VERSIONS = 100;

/** The hashes of all contents that must be read to know who moved some requirements. */
export function movedContents(log: SpecLog, moved: readonly MovedRequirement[]): readonly string[] {
  const ids = [...versionsFor(log, moved).values()].flatMap((versions) =>
    versions.flatMap(({was, is}) => [was, is].filter((id) => id !== undefined)),
  );
  return [...new Set(ids)];
}

/**
 * Who moved requirements, from the contents of files by their hashes: the commits, newest first, in which what a
 * requirement says is not what it said before, back to the one in which it was as it is compared with. Of a merge that
 * only passes on what another commit did, the other is told. What is `parsed` already is not parsed again.
 */
export function movedBy(
  log: SpecLog,
  moved: readonly MovedRequirement[],
  contents: ReadonlyMap<string, string>,
  parsed: readonly Document[] = [],
): (requirement: MovedRequirement) => MovedBy {
  const versions = versionsFor(log, moved);
  const blocks = new Map<string, ReadonlyMap<string, string>>();
  const byText = new Map(parsed.map((document) => [document.text, document]));
  const blocksOf = (id: string): ReadonlyMap<string, string> => {
    const found = blocks.get(id) ?? blocksIn(contents.get(id) ?? '', byText);
    blocks.set(id, found);
    return found;
  };
  return (requirement) => {
    const {capability, name} = requirement;
    const textAt = (id: string | undefined) => (id === undefined ? undefined : blocksOf(id).get(name));
    return walk(log, versions.get(log.prefix + specPath(capability)) ?? [], requirement, textAt);
  };
}

function walk(
  log: SpecLog,
  versions: readonly Version[],
  {capability, commit: base, before, now}: MovedRequirement,
  textAt: (id: string | undefined) => string | undefined,
): MovedBy {
  const touching: (Mover & {readonly text: string | undefined})[] = [];
  const isUncommitted = versions.length > 0 && textAt(versions[0]?.is) !== now;
  let isComplete = false;
  for (const {commit, was, is} of versions) {
    const text = textAt(is);
    isComplete = commit.hash === base || text === before;
    if (isComplete || commit.isCutOff) break;
    if (textAt(was) !== text)
      touching.push({commit, change: archivedBy(commit, log.prefix, capability), text});
  }
  const isPassedOn = ({commit, text}: (typeof touching)[number]): boolean =>
    commit.parents.length > 1 &&
    touching.some((other) => other.commit.parents.length < 2 && other.text === text);
  const movers = touching.filter((each) => !isPassedOn(each)).map(({commit, change}) => ({commit, change}));
  const [oldest] = versions.slice(-1);
  const isFromStart = versions.length < MOST_VERSIONS && oldest?.was === undefined && before === undefined;
  return {movers, isUncommitted, isComplete: isComplete || (isFromStart && !oldest?.commit.isCutOff)};
}

/** The change whose folder a commit moved to the archive; of several the one that has a delta for the capability. */
function archivedBy({files}: SpecCommit, prefix: string, capability: string): string | undefined {
  const start = `${prefix}${ARCHIVE}/`;
  const arrived = files.filter(({path, was}) => path.startsWith(start) && was === undefined);
  const moved = files.filter(({path, from}) => path.startsWith(start) && from !== undefined);
  const paths = [...moved, ...arrived].map(({path}) => path.slice(start.length));
  const own = paths.find((path) => path.endsWith(`/specs/${capability}/spec.md`));
  const folders = new Set((own === undefined ? paths : [own]).map((path) => path.split('/')[0] ?? ''));
  const [folder] = folders;
  return folder === undefined || folders.size > 1 ? undefined : readArchiveName(folder).name;
}

function versionsFor(
  log: SpecLog,
  moved: readonly MovedRequirement[],
): ReadonlyMap<string, readonly Version[]> {
  const paths = new Set(moved.map(({capability}) => log.prefix + specPath(capability)));
  const all = versionsOf(log, [...paths]);
  return new Map([...all].map(([path, versions]) => [path, versions.slice(0, MOST_VERSIONS)]));
}

/** What each requirement of a spec says, comparable, by its name; of two of one name the first. */
function blocksIn(text: string, byText: ReadonlyMap<string, Document>): ReadonlyMap<string, string> {
  const known = byText.get(text);
  const source = known?.source ?? sourceOf('', text);
  if (excessIn(source) !== undefined) return new Map();
  const {document, requirements} = readSpec(known ?? parse(source));
  return new Map(
    requirements
      .toReversed()
      .map(({name, block}) => [
        name,
        comparable(document.text.slice(lineStart(document.text, block.start), block.end)),
      ]),
  );
}
