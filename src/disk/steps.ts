import {join} from 'node:path';
import {bytesAfter, type Operation, type Plan, targetOf} from '../plan/plan.ts';
import {ARCHIVE, foldersOf, SPECS} from '../project/paths.ts';
import {copiedMoves} from './copied-moves.ts';
import {type Content, hashOf, type Stage, type Step} from './journal.ts';
import {toNative} from './native-path.ts';

type MoveOperation = Extract<Operation, {kind: 'move'}>;
type FileOperation = Exclude<Operation, MoveOperation>;

/** Keep a content in the staging folder, as what a file was or will be. */
export type Keep = (side: 'old' | 'new', bytes: Uint8Array, mode: number | undefined) => Content;

/**
 * Stage all contents of a plan and say, step by step, what is to be done.
 *
 * Moves come first: whether a folder can be renamed shows only when it is tried, and then no file is changed yet.
 * Folders on another file system than the place they go to are moved by `copy`: file by file.
 */
export function stageSteps(stage: Stage, plan: Plan, movesBy: 'rename' | 'copy'): readonly Step[] {
  let kept = 0;
  const keep: Keep = (side, bytes, mode) => keepIn(stage, `${kept++}.${side}`, bytes, mode);
  const moves = plan.filter((operation): operation is MoveOperation => operation.kind === 'move');
  const files = plan
    .filter((operation): operation is FileOperation => operation.kind !== 'move')
    .map((operation) => fileStep(stage, keep, operation));
  const steps: readonly Step[] =
    movesBy === 'copy'
      ? copiedMoves(stage, keep, moves, files)
      : [...moves.map(({from, to}) => ({kind: 'move', path: to, from}) as const), ...files];
  return [...withFolders(stage, steps), ...emptiedFolders(stage, plan)];
}

function fileStep({fs, root}: Stage, keep: Keep, operation: FileOperation) {
  const path = targetOf(operation);
  const kind = 'file' as const;
  if (operation.kind === 'create') {
    const bytes = new TextEncoder().encode(operation.content);
    return {kind, path, after: keep('new', bytes, operation.mode)};
  }
  const mode = fs.modeOf(toNative(root, path));
  const before = keep('old', operation.source.bytes, mode);
  if (operation.kind === 'remove') return {kind, path, before};
  return {kind, path, before, after: keep('new', bytesAfter(operation), mode)};
}

function keepIn({fs, folder}: Stage, name: string, bytes: Uint8Array, mode: number | undefined): Content {
  fs.createFile(join(folder, name), bytes, mode);
  return {hash: hashOf(bytes), staged: name};
}

/** Steps, each after those that make the folders it needs and nobody has made, outermost first. */
function withFolders({fs, root}: Stage, steps: readonly Step[]): readonly Step[] {
  const made = new Set<string>();
  return steps.flatMap((step) => {
    const missing = foldersOf(step.path).filter(
      (path) => !made.has(path) && fs.kindOf(toNative(root, path)) === undefined,
    );
    for (const path of [...missing, step.path]) made.add(path);
    return [...missing.map((path) => ({kind: 'folder', path, becomes: 'made'}) as const), step];
  });
}

/** Folders below `openspec/specs`, and that of the archive, which are left empty, innermost first. */
function emptiedFolders({fs, root}: Stage, plan: Plan): readonly Step[] {
  const leaving = plan.flatMap((operation) => {
    if (operation.kind === 'move') return [operation.from];
    return operation.kind === 'remove' ? [operation.source.path] : [];
  });
  const gone = new Set(leaving);
  const needed = new Set(
    plan.filter(({kind}) => kind !== 'remove').flatMap((each) => foldersOf(targetOf(each))),
  );
  const mayGo = (path: string) => path.startsWith(`${SPECS}/`) || path === ARCHIVE;
  const candidates = new Set(leaving.flatMap(foldersOf).filter(mayGo));
  const innermostFirst = [...candidates].toSorted((a, b) => b.split('/').length - a.split('/').length);
  return innermostFirst.flatMap((path) => {
    const native = toNative(root, path);
    const isEmptied = fs.list(native).every(({name}) => gone.has(`${path}/${name}`));
    if (needed.has(path) || !isEmptied) return [];
    gone.add(path);
    return [{kind: 'folder', path, becomes: 'removed', mode: fs.modeOf(native)} as const];
  });
}
