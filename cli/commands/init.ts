import {join} from 'node:path';
import {templatesOf} from '../../src/disk/templates.ts';
import {hookManagers} from '../../src/plan/hooks/index.ts';
import {planInit} from '../../src/plan/init-project.ts';
import type {PlannedGuidelines} from '../../src/plan/keep-guidelines.ts';
import {type Plan, targetOf} from '../../src/plan/plan.ts';
import {isBelow, OPENSPEC} from '../../src/project/paths.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import {agentLine, operationsOf, planAgents} from '../agents.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {type PlannedHook, planHook, stateOf, wantedHook, writeHook} from '../hook.ts';
import {keyOf, type PlannedDriver, planDriver, writeDriver} from '../merge-driver.ts';
import {note, printJson, startOf} from '../open.ts';
import type {Command, Input} from './command.ts';

export const init: Command = {
  usage: '',
  options: [
    {
      flags: '--hook <program>',
      summary: 'have git, husky, lefthook or pre-commit check commits and name their change in the message',
      takes: {values: hookManagers.map(({id}) => id)},
    },
    {
      flags: '--only <step>',
      summary: 'with --hook: set up lint or trailer alone',
      takes: {values: ['lint', 'trailer']},
    },
    {
      flags: '--agents',
      summary: 'keep a block on changes in AGENTS.md, or what `guidelines` in the config names',
    },
    {
      flags: '--merge-driver',
      summary: 'have git merge specs, changes and changelogs part by part, in this clone',
    },
    {flags: '--dry-run', summary: 'show what would be written'},
    {flags: '--json', summary: 'print what was made as JSON'},
  ],
  examples: [
    'openspec init',
    'openspec init --hook git',
    'openspec init --agents',
    'openspec init --merge-driver',
  ],
  writes: ({options}) => !options['dryRun'],
  makesProject: true,
  async run(context, input) {
    const root = startOf(context, input.options['root']);
    const wanted = wantedHook(input.options);
    const hook = wanted && (await planHook(context, root, wanted));
    const agents = input.options['agents'] === true ? planAgents(context, root) : undefined;
    const driver = input.options['mergeDriver'] === true ? await planDriver(context, root) : undefined;
    const isThere = (path: string) => context.fs.kindOf(join(root, path)) !== undefined;
    const made = planInit(isThere, templatesOf(context.fs, context.packageRoot, undefined));
    const plan = [...made, ...operationsOf(agents ?? [])];
    const outcome = {plan, hook, agents, driver};
    if (input.options['dryRun'] === true) {
      show(
        context,
        input,
        outcome,
        planDiff([...plan, ...hookOperations(hook), ...driverOperations(driver)]),
      );
      return EXIT.clean;
    }
    carryOut(context, root, plan, 'init');
    if (hook) writeHook(context, hook);
    if (driver) await writeDriver(context, root, driver);
    show(context, input, outcome);
    return EXIT.clean;
  },
};

/** What is made, or would be. */
interface Outcome {
  readonly plan: Plan;
  readonly hook: PlannedHook | undefined;
  /** Absent when nobody asked for it. */
  readonly agents: readonly PlannedGuidelines[] | undefined;
  readonly driver: PlannedDriver | undefined;
}

/** Say what was made, or with a diff what would be. */
function show(context: Context, input: Input, outcome: Outcome, diff?: string): void {
  if (input.options['json'])
    printJson(context, {
      version: 1,
      created: createdBy(outcome),
      ...agentsJson(outcome),
      ...hookJson(outcome),
      ...driverJson(outcome),
      ...(diff === undefined ? {} : {diff}),
    });
  else if (diff !== undefined) context.stdout.write(diff, 'data');
  else tell(context, input, outcome);
}

function tell(context: Context, input: Input, outcome: Outcome): void {
  const {hook, agents = [], driver} = outcome;
  const created = createdBy(outcome);
  const lines = created.map((path) => `created ${path}`);
  for (const agent of agents) if (agent.state === 'updated') lines.push(agentLine(agent));
  for (const file of hook?.files ?? []) if (file.operation) lines.push(`${stateOf(file)} ${file.path}`);
  if (driver) lines.push(...driverLines(driver));
  context.stdout.write(lines.map((line) => `${line}\n`).join(''));
  for (const agent of agents) if (agent.state === 'linked') note(context, input, agentLine(agent));
  if (lines.length === 0) note(context, input, 'Everything is there already.');
  if (created.some((path) => isBelow(OPENSPEC, path)))
    note(context, input, 'Start a change: openspec new add-something');
  for (const command of hook?.next ?? []) note(context, input, `Once in each clone: ${command}`);
  if (driver) note(context, input, driverNote(driver, context.program));
}

function driverLines({driver, file, state}: PlannedDriver): readonly string[] {
  const isWritten = state === 'created' || state === 'updated';
  return [
    ...(file.operation ? [`${stateOf(file)} ${file.path}`] : []),
    ...(isWritten ? [`${state} ${keyOf(driver)} in this clone's git config`] : []),
  ];
}

/** Git takes the definition of a driver from no file that is committed. */
function driverNote({driver, state}: PlannedDriver, program: string): string {
  const again = `Once in each clone: ${program} init --merge-driver. Without it, git merges line by line, as ever.`;
  return state === 'kept'
    ? `${keyOf(driver)} is set to another command, and stays; to have ours: git config --local --unset-all ${keyOf(driver)}\n${again}`
    : again;
}

function createdBy({plan}: Outcome): readonly string[] {
  return plan.filter(({kind}) => kind === 'create').map(targetOf);
}

function hookOperations(hook: PlannedHook | undefined): Plan {
  return hook?.files.flatMap(({operation}) => (operation ? [operation] : [])) ?? [];
}

function driverOperations(driver: PlannedDriver | undefined): Plan {
  return driver?.file.operation ? [driver.file.operation] : [];
}

function driverJson({driver: planned}: Outcome) {
  if (!planned) return {};
  const {driver, file, state} = planned;
  return {
    mergeDriver: {
      file: {path: file.path, state: stateOf(file)},
      config: {key: keyOf(driver), value: driver.command, state},
    },
  };
}

function agentsJson({agents}: Outcome) {
  return agents ? {agents: agents.map(({path, state}) => ({path, state}))} : {};
}

function hookJson({hook}: Outcome) {
  if (!hook) return {};
  const files = hook.files.map((file) => ({path: file.path, state: stateOf(file)}));
  return {hook: {program: hook.manager, files, next: hook.next}};
}
