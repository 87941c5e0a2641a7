import {commitAlone} from '../src/disk/commit-alone.ts';
import {assertOwnHooks, findHookFile} from '../src/disk/hook-file.ts';
import {encode} from '../src/markdown/source.ts';
import type {FileOperation, HookManager} from '../src/plan/hooks/hook.ts';
import {hookManagers} from '../src/plan/hooks/index.ts';
import {textAfter} from '../src/plan/plan.ts';
import {printable} from '../src/printable.ts';
import {Refusal} from '../src/refusal.ts';
import type {Context} from './context.ts';

/** A hook that is to be set up, or is there. */
export interface PlannedHook {
  readonly manager: string;
  /** Relative to the project's root. */
  readonly path: string;
  readonly native: string;
  /** Absent when the hook is there. */
  readonly operation: FileOperation | undefined;
  /** What is left to run, as commands. */
  readonly next: readonly string[];
}

/** The program a person names. Throws a Refusal for one that is not known. */
export function hookManagerOf(id: unknown): HookManager | undefined {
  if (id === undefined) return undefined;
  const found = hookManagers.find((manager) => manager.id === id);
  if (found) return found;
  const known = hookManagers.map((manager) => `\`${manager.id}\``).join(', ');
  throw new Refusal(
    'unknown-hook',
    `\`--hook ${printable(String(id))}\` is not known, expected one of ${known}`,
    'openspec init --hook git',
  );
}

/** Plan the step for a program that runs hooks. Throws a Refusal when it cannot be put there. */
export async function planHook(context: Context, root: string, manager: HookManager): Promise<PlannedHook> {
  const places = await (await context.gitAt(root)).hookPlaces();
  assertOwnHooks(places, manager);
  const {native, ...file} = findHookFile(context.fs, root, places, manager);
  return {
    manager: manager.id,
    path: file.path,
    native,
    operation: manager.plan(file),
    next: manager.next(places),
  };
}

/** Write a hook. A signal waits until it is done. */
export function writeHook({fs, uninterrupted}: Context, {native, operation}: PlannedHook): void {
  if (operation === undefined) return;
  const replacement =
    operation.kind === 'create'
      ? {before: undefined, after: new TextEncoder().encode(operation.content), mode: operation.mode}
      : {before: operation.source.bytes, after: encode(operation.source, textAfter(operation))};
  uninterrupted(() => commitAlone(fs, native, replacement));
}

/** What became of a hook, in a word. */
export function stateOf({operation}: PlannedHook): 'created' | 'updated' | 'unchanged' {
  if (operation === undefined) return 'unchanged';
  return operation.kind === 'create' ? 'created' : 'updated';
}
