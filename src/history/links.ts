import {changesTouched} from './change-folder.ts';
import type {Commit, FileChange} from './history.ts';
import {mentionsIn, revertsIn, spokenPart} from './message.ts';
import {namesIn} from './trailers.ts';

/** A commit that touches more changes than this moves them about, and tells nothing about one. */
export const MOST_CHANGES = 3;

/** What a history is read for. */
export interface Interest {
  /** The project's root within the repository. */
  readonly prefix: string;
  /** Whether a change has this name. */
  readonly isName: (name: string) => boolean;
  /** Whether a commit is asked for by its hash. */
  readonly isPin: (hash: string) => boolean;
}

/**
 * What of a commit can matter to a change: the commit, with the files that tell something, or nothing.
 *
 * A history is long and little of it has to do with changes; the rest is forgotten as it is read.
 */
export function linked<C extends Commit>(commit: C, {prefix, isName, isPin}: Interest): C | undefined {
  const touched = changesTouched(commit.files, prefix).size;
  const isNamed = namesIn(commit.message).length > 0 || isPin(commit.hash);
  if (isNamed) return commit;
  const isMentioning = mentionsIn(spokenPart(commit), isName).size > 0;
  if (commit.parents.length > 1) return touched === 1 || (touched === 0 && isMentioning) ? commit : undefined;
  if (touched > MOST_CHANGES)
    return {...commit, files: commit.files.filter((file) => isOfChange(file, prefix))};
  return touched > 0 || isMentioning || revertsIn(commit.message).length > 0 ? commit : undefined;
}

function isOfChange(file: FileChange, prefix: string): boolean {
  return changesTouched([file], prefix).size > 0;
}
