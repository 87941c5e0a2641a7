import {join} from 'node:path';
import {templatesOf} from '../../src/disk/templates.ts';
import {planInit} from '../../src/plan/init-project.ts';
import {type Plan, targetOf} from '../../src/plan/plan.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {hookManagerOf, type PlannedHook, planHook, stateOf, writeHook} from '../hook.ts';
import {note, printJson, startOf} from '../open.ts';
import type {Command, Input} from './command.ts';

export const init: Command = {
  usage: '',
  options: [
    {
      flags: '--hook <program>',
      summary: 'have git, husky, lefthook or pre-commit name the change in commit messages',
    },
    {flags: '--dry-run', summary: 'show what would be written'},
    {flags: '--json', summary: 'print what was made as JSON'},
  ],
  examples: ['openspec init', 'openspec init --hook git'],
  writes: ({options}) => !options['dryRun'],
  makesProject: true,
  async run(context, input) {
    const root = startOf(context, input.options['root']);
    const manager = hookManagerOf(input.options['hook']);
    const hook = manager && (await planHook(context, root, manager));
    const isThere = (path: string) => context.fs.kindOf(join(root, path)) !== undefined;
    const plan = planInit(isThere, templatesOf(context.fs, context.packageRoot, undefined));
    if (input.options['dryRun'] === true) {
      show(context, input, plan, hook, planDiff([...plan, ...operationsOf(hook)]));
      return EXIT.clean;
    }
    carryOut(context, root, plan, 'init');
    if (hook) writeHook(context, hook);
    show(context, input, plan, hook);
    return EXIT.clean;
  },
};

/** Say what was made, or with a diff what would be. */
function show(
  context: Context,
  input: Input,
  plan: Plan,
  hook: PlannedHook | undefined,
  diff?: string,
): void {
  const created = plan.map(targetOf);
  if (input.options['json'])
    printJson(context, {version: 1, created, ...hookJson(hook), ...(diff === undefined ? {} : {diff})});
  else if (diff !== undefined) context.stdout.write(diff, 'data');
  else tell(context, input, created, hook);
}

function tell(
  context: Context,
  input: Input,
  created: readonly string[],
  hook: PlannedHook | undefined,
): void {
  const lines = created.map((path) => `created ${path}\n`);
  for (const file of hook?.files ?? []) if (file.operation) lines.push(`${stateOf(file)} ${file.path}\n`);
  context.stdout.write(lines.join(''));
  if (lines.length === 0) note(context, input, 'Everything is there already.');
  if (created.length > 0) note(context, input, 'Start a change: openspec new add-something');
  for (const command of hook?.next ?? []) note(context, input, `Once in each clone: ${command}`);
}

function operationsOf(hook: PlannedHook | undefined): Plan {
  return hook?.files.flatMap(({operation}) => (operation ? [operation] : [])) ?? [];
}

function hookJson(hook: PlannedHook | undefined) {
  if (!hook) return {};
  const files = hook.files.map((file) => ({path: file.path, state: stateOf(file)}));
  return {hook: {program: hook.manager, files, next: hook.next}};
}
