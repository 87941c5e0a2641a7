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
 * A file that was added and deleted again is gone from the result, and so is one that became again what it was; a
 * chain of renames has its first and last name. Steps between may be missing, so an unlikely one (a file added twice)
 * is taken for the likeliest thing.
 */
export function foldChanges<By>(steps: Iterable<Step<By>>): readonly FoldedChange<By>[] {
  const files = new Map<string, FoldedChange<By>>();
  for (const step of steps) {
    if (step.change.kind === 'renamed') rename(files, step);
    else if (step.change.kind === 'deleted') remove(files, step);
    else put(files, step);
  }
  return [...files.values()].filter((file) => !isAsBefore(file));
}

/** A file added or modified: what was new stays new, what was deleted has come back. */
function put<By>(files: Map<string, FoldedChange<By>>, {change, by}: Step<By>): void {
  const before = files.get(change.path);
  if (!before) return void files.set(change.path, {...change, by: [by]});
  const {kind, path, from} = before;
  files.set(path, {
    kind: kind === 'deleted' ? 'modified' : kind,
    path,
    ...(from !== undefined && {from}),
    ...after(before, change),
    by: [...before.by, by],
  });
}

function remove<By>(files: Map<string, FoldedChange<By>>, {change, by}: Step<By>): void {
  const {path} = change;
  const before = files.get(path);
  files.delete(path);
  if (before?.kind === 'added') return;
  const origin = before?.from ?? path;
  files.set(origin, {
    kind: 'deleted',
    path: origin,
    ...after(before ?? change, change),
    by: [...(before?.by ?? []), by],
  });
}

function rename<By>(files: Map<string, FoldedChange<By>>, {change, by}: Step<By>): void {
  const {path, from = path} = change;
  const before = files.get(from);
  const replaced = files.get(path);
  files.delete(from);
  const origin = before?.from ?? from;
  const taken = {...after(before ?? change, change), by: [...(before?.by ?? []), by]};
  if (before?.kind === 'added') files.set(path, {kind: replaced ? 'modified' : 'added', path, ...taken});
  else if (origin === path) files.set(path, {kind: 'modified', path, ...taken});
  else files.set(path, {kind: 'renamed', path, from: origin, ...taken});
}

/** The sides of two steps in a row: what was there before the first, what is there after the second. */
function after({was}: FileChange, {is}: FileChange): Pick<FileChange, 'was' | 'is'> {
  return {...(was && {was}), ...(is && {is})};
}

function isAsBefore({kind, was, is}: FileChange): boolean {
  return kind === 'modified' && was !== undefined && was.id === is?.id && was.mode === is.mode;
}
