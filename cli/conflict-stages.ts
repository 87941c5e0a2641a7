import type {ConflictStages} from '../src/git/conflict-stages.ts';
import {Refusal} from '../src/refusal.ts';
import type {Context} from './context.ts';

/** Both sides of files in conflict, by path, as far as git still knows them. */
export async function conflictStagesOf(
  context: Context,
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ConflictStages>> {
  const found = new Map<string, ConflictStages>();
  for (const path of paths) {
    const stages = await (await context.gitAt(root)).conflictStages(path).catch(nothingWithoutGit);
    if (stages) found.set(path, stages);
  }
  return found;
}

/** What git does not say is not known, and less can be resolved. */
function nothingWithoutGit(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}
