import type {FileChange} from './history.ts';

/** Something done to a file, and who did it. */
export interface Step<By> {
  readonly change: FileChange;
  readonly by: By;
}

/** What several steps did to a file in all, and who took part, oldest first. */
export interface FoldedChange<By> extends FileChange {
  readonly by: readonly By[];
}

/**
 * What steps did in all, given oldest first.
 *
 * A file that was added and deleted again is gone from the result; a chain of renames has its first and last name.
 * Steps between may be missing, so an unlikely one (a file added twice) is taken for the likeliest thing.
 */
export function foldChanges<By>(steps: Iterable<Step<By>>): readonly FoldedChange<By>[] {
  const files = new Map<string, FoldedChange<By>>();
  for (const step of steps) {
    if (step.change.kind === 'renamed') rename(files, step);
    else if (step.change.kind === 'deleted') remove(files, step);
    else put(files, step);
  }
  return [...files.values()];
}

/** A file added or modified: what was new stays new, what was deleted has come back. */
function put<By>(files: Map<string, FoldedChange<By>>, {change: {path, kind}, by}: Step<By>): void {
  const before = files.get(path);
  if (!before) return void files.set(path, {kind, path, by: [by]});
  const isBack = before.kind === 'deleted';
  files.set(path, {...before, kind: isBack ? 'modified' : before.kind, by: [...before.by, by]});
}

function remove<By>(files: Map<string, FoldedChange<By>>, {change: {path}, by}: Step<By>): void {
  const before = files.get(path);
  files.delete(path);
  if (before?.kind === 'added') return;
  const origin = before?.from ?? path;
  files.set(origin, {kind: 'deleted', path: origin, by: [...(before?.by ?? []), by]});
}

function rename<By>(files: Map<string, FoldedChange<By>>, {change: {path, from = path}, by}: Step<By>): void {
  const before = files.get(from);
  const replaced = files.get(path);
  files.delete(from);
  const origin = before?.from ?? from;
  const taken = [...(before?.by ?? []), by];
  if (before?.kind === 'added') files.set(path, {kind: replaced ? 'modified' : 'added', path, by: taken});
  else if (origin === path) files.set(path, {kind: 'modified', path, by: taken});
  else files.set(path, {kind: 'renamed', path, from: origin, by: taken});
}
