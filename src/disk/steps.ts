import {join} from 'node:path';
import {encode} from '../markdown/source.ts';
import {type Operation, type Plan, targetOf, textAfter} from '../plan/plan.ts';
import {SPECS} from '../project/paths.ts';
import {type Content, hashOf, type Stage, type Step} from './journal.ts';
import {toNative} from './native-path.ts';

/** Stage all contents of a plan and say, step by step, what is to be done. Moves come last. */
export function stageSteps(stage: Stage, plan: Plan): readonly Step[] {
  const operations = plan.toSorted((a, b) => Number(a.kind === 'move') - Number(b.kind === 'move'));
  const made = new Set<string>();
  const steps = operations.flatMap((operation, index) => [
    ...missingFolders(stage, operation, made),
    stepOf(stage, operation, index),
  ]);
  return [...steps, ...emptiedFolders(stage, plan)];
}

/** The folders an operation needs and nobody has made, outermost first. */
function missingFolders({fs, root}: Stage, operation: Operation, made: Set<string>): readonly Step[] {
  const missing = foldersOf(targetOf(operation)).filter(
    (path) => !made.has(path) && fs.kindOf(toNative(root, path)) === undefined,
  );
  for (const path of missing) made.add(path);
  return missing.map((path) => ({kind: 'folder', path, becomes: 'made'}));
}

function stepOf(stage: Stage, operation: Operation, index: number): Step {
  const path = targetOf(operation);
  if (operation.kind === 'move') return {kind: 'move', path, from: operation.from};
  const {fs, root} = stage;
  if (operation.kind === 'create') {
    const bytes = new TextEncoder().encode(operation.content);
    return {kind: 'file', path, after: staged(stage, `${index}.new`, bytes, operation.mode)};
  }
  const mode = fs.modeOf(toNative(root, path));
  const before = staged(stage, `${index}.old`, operation.source.bytes, mode);
  if (operation.kind === 'remove') return {kind: 'file', path, before};
  const bytes = encode(operation.source, textAfter(operation));
  return {kind: 'file', path, before, after: staged(stage, `${index}.new`, bytes, mode)};
}

function staged({fs, folder}: Stage, name: string, bytes: Uint8Array, mode: number | undefined): Content {
  fs.createFile(join(folder, name), bytes, mode);
  return {hash: hashOf(bytes), staged: name};
}

/** Folders below `openspec/specs` that removed files leave empty, innermost first; the folder of all specs stays. */
function emptiedFolders({fs, root}: Stage, plan: Plan): readonly Step[] {
  const removed = plan.filter(({kind}) => kind === 'remove').map(targetOf);
  const others = plan.filter(({kind}) => kind !== 'remove').map(targetOf);
  const gone = new Set(removed);
  const needed = new Set(others.flatMap(foldersOf));
  const candidates = new Set(removed.flatMap(foldersOf).filter((path) => path.startsWith(`${SPECS}/`)));
  const innermostFirst = [...candidates].toSorted((a, b) => b.split('/').length - a.split('/').length);
  return innermostFirst.flatMap((path) => {
    const isEmptied = fs.list(toNative(root, path)).every(({name}) => gone.has(`${path}/${name}`));
    if (needed.has(path) || !isEmptied) return [];
    gone.add(path);
    return [{kind: 'folder', path, becomes: 'removed'} as const];
  });
}

/** Every folder a path lies in, outermost first. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
