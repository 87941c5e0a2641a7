import {CHANGES, SPECS} from '../project/paths.ts';
import {byCodePoint} from '../project/read-project.ts';
import {type FoldedChange, foldChanges, type Step} from './fold-changes.ts';
import type {Commit, FileChange, History} from './history.ts';
import {touchesOf} from './lives.ts';

/** A commit that touches more changes than this moves them about, and tells nothing about one. */
const MOST_CHANGES = 3;

/** Files at the project's root that are made from changes, as those under `openspec/` are. */
const CHANGELOGS: readonly string[] = ['CHANGELOG.md', 'TECHNICAL_CHANGE_LOG.md'];

/** What a change did to one file in all. The path is relative to the repository's top. */
export interface AttributedFile extends FileChange {
  /** The change's commits that touched it, newest first, under whatever name it had. */
  readonly commits: readonly Commit[];
  /** Whether work that is not committed touches it. */
  readonly isUncommitted: boolean;
  /** The first line of the newest of those commits; absent when there is none. */
  readonly subject: string | undefined;
}

/** What git says a change is made of. */
export interface Attribution {
  /** Newest first. */
  readonly commits: readonly Commit[];
  /** Sorted by path, by code point. */
  readonly files: readonly AttributedFile[];
  /** Every path that was touched on the way, under whatever name, also of files that are gone again. */
  readonly touched: readonly string[];
}

/** Whether uncommitted work belongs to the change; git cannot tell. */
export interface AttributionOptions {
  readonly includeUncommitted: boolean;
}

/** The change that is asked about, and the hashes it pins. */
export interface AttributedChange {
  readonly name: string;
  readonly folder: string;
  readonly metadata?: {readonly commits: readonly string[]};
}

/**
 * The commits of a change and what they did in all.
 *
 * Evidence: the change pins a commit by its hash, or a commit touches the change's folder, active or archived, and at most three changes. The changes, the
 * living specs and the changelogs themselves are left out. A name no commit knows has no commits and no files.
 */
export function attribute(
  history: History,
  change: AttributedChange,
  {includeUncommitted}: AttributionOptions,
): Attribution {
  const commits = commitsOf(history, change);
  const committed = commits.toReversed().flatMap((commit) => stepsOf(commit.files, history.prefix, commit));
  const work = includeUncommitted ? history.uncommitted : [];
  const uncommitted = stepsOf(work, history.prefix, undefined);
  const files = foldChanges([...committed, ...uncommitted]).map(attributed);
  const steps = [...commits.flatMap((commit) => commit.files), ...work];
  return {
    commits,
    files: files.toSorted((a, b) => byCodePoint(a.path, b.path)),
    touched: [...new Set(steps.flatMap(({path, from}) => (from === undefined ? [path] : [path, from])))],
  };
}

/** Newest first; pinned commits take their place among the others by time. */
function commitsOf(history: History, change: AttributedChange): readonly Commit[] {
  const touches = touchesOf(history, change).filter(({changes}) => changes <= MOST_CHANGES);
  const commits = touches.map(({commit}) => commit);
  const pins = change.metadata?.commits ?? [];
  const known = new Set(commits.map(({hash}) => hash));
  const isPinned = ({hash}: Commit) => !known.has(hash) && pins.some((pin) => hash.startsWith(pin));
  const pinned = (history.pinned ?? []).filter(isPinned);
  return pinned.length === 0 ? commits : [...commits, ...pinned].toSorted((a, b) => b.time - a.time);
}

/** The first line of a commit's message. */
export function subjectOf({message}: Commit): string {
  return (
    message
      .trimStart()
      .split(/\r\n|\n|\r/, 1)[0]
      ?.trim() ?? ''
  );
}

function attributed({by, ...change}: FoldedChange<Commit | undefined>): AttributedFile {
  const commits = [...new Set(by)].filter((commit) => commit !== undefined).toReversed();
  const [newest] = commits;
  return {...change, commits, isUncommitted: by.includes(undefined), subject: newest && subjectOf(newest)};
}

function stepsOf<By>(files: readonly FileChange[], prefix: string, by: By): readonly Step<By>[] {
  return files.flatMap((file) => listed(file, prefix)).map((change) => ({change, by}));
}

/** The part of a change that concerns listed files: a file moved in from elsewhere is new, one moved away is gone. */
function listed(change: FileChange, prefix: string): readonly FileChange[] {
  const {kind, path, from} = change;
  const isIn = !isProduct(path, prefix);
  if (kind !== 'renamed' || from === undefined) return isIn ? [change] : [];
  const wasIn = !isProduct(from, prefix);
  if (isIn && wasIn) return [change];
  if (isIn) return [{kind: 'added', path}];
  return wasIn ? [{kind: 'deleted', path: from}] : [];
}

function isProduct(path: string, prefix: string): boolean {
  if (!path.startsWith(prefix)) return false;
  const inProject = path.slice(prefix.length);
  return (
    inProject.startsWith(`${CHANGES}/`) || inProject.startsWith(`${SPECS}/`) || CHANGELOGS.includes(inProject)
  );
}
