import {Refusal} from '../refusal.ts';
import type {Repository} from './locate.ts';
import {printed} from './simple-git.ts';

/** A file in conflict as the index keeps it, gitrevisions(7): what both sides began with, and what each has. */
export interface ConflictStages {
  /** Absent where each side made the file. */
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

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
  return ours === undefined || theirs === undefined ? undefined : {base, ours, theirs};
}

async function stage({git, prefix}: Repository, number: number, path: string): Promise<string | undefined> {
  try {
    return await printed(git, ['cat-file', 'blob', `:${number}:${prefix}${path}`]);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'git-failed') return undefined;
    throw error;
  }
}
