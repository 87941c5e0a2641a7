import {commitAlone} from '../src/disk/commit-alone.ts';
import {assertOwnHooks, findHookFile} from '../src/disk/hook-file.ts';
import {encode} from '../src/markdown/source.ts';
import type {FileOperation, HookManager} from '../src/plan/hooks/hook.ts';
import {hookManagers} from '../src/plan/hooks/index.ts';
import {type Step, stepsFor} from '../src/plan/hooks/steps.ts';
import {textAfter} from '../src/plan/plan.ts';
import {printable} from '../src/printable.ts';
import {Refusal, shellLine} from '../src/refusal.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';

/** Hooks that are to be set up, or are there. */
export interface PlannedHook {
  readonly manager: string;
  readonly files: readonly PlannedFile[];
  /** What is left to run, as commands. */
  readonly next: readonly string[];
}

/** A file of a program that runs hooks. */
export interface PlannedFile {
  /** Relative to the project's root. */
  readonly path: string;
  readonly native: string;
  /** Absent when the hooks are there. */
  readonly operation: FileOperation | undefined;
}

/** A program that runs hooks, and the steps that are wanted of it. */
export interface WantedHook {
  readonly manager: HookManager;
  readonly steps: readonly Step[];
}

/** What a person asks for. Throws a Refusal for a program or a step that is not known. */
export function wantedHook({hook, only}: Input['options']): WantedHook | undefined {
  const manager = hookManagerOf(hook);
  if (only !== undefined && !manager)
    throw new Refusal(
      'unknown-hook',
      '`--only` says which step a program is to run, and no program is named',
      'openspec init --hook git --only lint',
    );
  return manager && {manager, steps: stepsFor(only === undefined ? undefined : String(only))};
}

/** The program a person names. Throws a Refusal for one that is not known. */
function hookManagerOf(id: unknown): HookManager | undefined {
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

/** Plan the steps for a program that runs hooks. Throws a Refusal when one of them cannot be put there. */
export async function planHook(
  context: Context,
  root: string,
  {manager, steps}: WantedHook,
): Promise<PlannedHook> {
  const places = await (await context.gitAt(root)).hookPlaces();
  assertOwnHooks(places, manager);
  const files = manager.targets(steps).map((target) => {
    const {native, ...file} = findHookFile(context.fs, root, places, manager, target);
    return {path: file.path, native, operation: target.plan(file)};
  });
  assertApart(files);
  return {manager: manager.id, files, next: manager.next(places, steps)};
}

/** Write hooks. A signal waits until they are done. */
export function writeHook({fs, uninterrupted}: Context, {files}: PlannedHook): void {
  uninterrupted(() => {
    for (const file of files) writeFile(fs, file);
  });
}

/** What became of a file, in a word. */
export function stateOf({operation}: PlannedFile): 'created' | 'updated' | 'unchanged' {
  if (operation === undefined) return 'unchanged';
  return operation.kind === 'create' ? 'created' : 'updated';
}

/** One file behind two names cannot hold two steps. Throws a Refusal for it. */
function assertApart(files: readonly PlannedFile[]): void {
  const second = files.find((file, index) => files.findIndex(({native}) => native === file.native) < index);
  const first = files.find(({native}) => native === second?.native);
  if (!first || !second) return;
  const message = `${first.path} and ${second.path} lead to one file, and their steps differ; make each a file of its own`;
  throw new Refusal('hook-not-edited', message, shellLine`ls -l ${first.path} ${second.path}`);
}

function writeFile(fs: Context['fs'], {native, operation}: PlannedFile): void {
  if (operation === undefined) return;
  const replacement =
    operation.kind === 'create'
      ? {before: undefined, after: new TextEncoder().encode(operation.content), mode: operation.mode}
      : {before: operation.source.bytes, after: encode(operation.source, textAfter(operation))};
  commitAlone(fs, native, replacement);
}
