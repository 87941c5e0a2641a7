import {Refusal} from '../refusal.ts';
import type {Repository} from './locate.ts';
import {changesIn, type MergedSides, mergedSides} from './merged-sides.ts';
import {printed} from './printed.ts';

/** A file in conflict as the index keeps it, gitrevisions(7): what both sides began with, and what each has. */
export interface ConflictStages {
  /** Absent where each side made the file. */
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
  /** What git's own merge of the three may have left in the file: one for each way to compare them. */
  readonly merged: readonly MergedSides[];
}

/** What git-merge(1) compares with by default: since 2.34, and before. */
const ALGORITHMS = ['histogram', 'myers'];

/** The stages of a path below the project's root; nothing where it is not in conflict, or a side has no such file. */
export async function readConflictStages(
  repository: Repository,
  path: string,
): Promise<ConflictStages | undefined> {
  const [base, ours, theirs] = [
    await stage(repository, 1, path),
    await stage(repository, 2, path),
    await stage(repository, 3, path),
  ];
  if (ours === undefined || theirs === undefined) return undefined;
  if (base === undefined) return {base, ours, theirs, merged: [{ours, theirs}]};
  const merged: MergedSides[] = [];
  for (const algorithm of ALGORITHMS) {
    const changes = async (side: number) => changesIn(await difference(repository, {path, side, algorithm}));
    merged.push(mergedSides(base, await changes(2), await changes(3)));
  }
  return {base, ours, theirs, merged};
}

async function stage({git, prefix}: Repository, number: number, path: string): Promise<string | undefined> {
  try {
    return await printed(git, ['cat-file', 'blob', `:${number}:${prefix}${path}`]);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'git-failed') return undefined;
    throw error;
  }
}

/** How a side differs from what both began with, compared as a merge does: without the heuristic that is for readers. */
function difference(
  {git, prefix}: Repository,
  {path, side, algorithm}: {readonly path: string; readonly side: number; readonly algorithm: string},
): Promise<string> {
  const plain = ['--no-color', '--no-ext-diff', '--no-textconv', '--text', '--no-indent-heuristic'];
  // Without a line around each change git compares less than a merge does.
  const compared = [...plain, '--unified=1', `--diff-algorithm=${algorithm}`];
  return printed(git, ['diff', ...compared, `:1:${prefix}${path}`, `:${side}:${prefix}${path}`]);
}
