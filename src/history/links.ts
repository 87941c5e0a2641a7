import {CHANGES} from '../project/paths.ts';
import {changesAt, changesTouched} from './change-folder.ts';
import type {Commit, FileChange} from './history.ts';
import {mentionsIn, revertsIn, spokenPart} from './message.ts';
import {namesIn} from './trailers.ts';

/** A commit that touches more changes than this moves them about, and tells nothing about one. */
export const MOST_CHANGES = 3;

/** A commit as it is met: what it did to files is read only when it matters. */
export interface SeenCommit extends Omit<Commit, 'files'> {
  /** The paths it touched that begin so, under both names of what it renamed. */
  readonly pathsBelow: (folder: string) => readonly string[];
  readonly files: () => readonly FileChange[];
}

/** What a history is read for. */
export interface Interest {
  /** The project's root within the repository. */
  readonly prefix: string;
  /** Whether a change has this name. */
  readonly isName: (name: string) => boolean;
  /** Whether a commit is asked for by its hash. */
  readonly isPin: (hash: string) => boolean;
}

/** The names of the changes whose folders a commit touches. */
export function changesSeen({pathsBelow}: SeenCommit, prefix: string): ReadonlySet<string> {
  return changesAt(pathsBelow(`${prefix}${CHANGES}/`), prefix);
}

/**
 * What of a commit can matter to a change: the commit, with the files that tell something, or nothing.
 *
 * A history is long and little of it has to do with changes; the rest is forgotten as it is read.
 */
export function linked(commit: SeenCommit, interest: Interest): Commit | undefined {
  const {prefix} = interest;
  const touched = changesSeen(commit, prefix).size;
  const part = partOf(commit, touched, interest);
  if (part === undefined) return undefined;
  const {hash, parents, time, message} = commit;
  const files = commit.files();
  return {
    hash,
    parents,
    time,
    message,
    files: part === 'all' ? files : files.filter((file) => isOfChange(file, prefix)),
  };
}

/** Which of its files tell something. */
function partOf(
  commit: SeenCommit,
  touched: number,
  {isName, isPin}: Interest,
): 'all' | 'changes' | undefined {
  if (namesIn(commit.message).length > 0 || isPin(commit.hash)) return 'all';
  const isMentioning = mentionsIn(spokenPart(commit), isName).size > 0;
  if (commit.parents.length > 1) return touched === 1 || (touched === 0 && isMentioning) ? 'all' : undefined;
  if (touched > MOST_CHANGES) return 'changes';
  return touched > 0 || isMentioning || revertsIn(commit.message).length > 0 ? 'all' : undefined;
}

function isOfChange(file: FileChange, prefix: string): boolean {
  return changesTouched([file], prefix).size > 0;
}
