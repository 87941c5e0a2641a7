import {statusOf, titleOf} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import {type ChangeState, stateJson, statesOf} from '../../src/report/change-state.ts';
import {operationsOf} from '../../src/report/delta-json.ts';
import {statusScreen} from '../../src/report/status/screen.ts';
import type {WholeState} from '../../src/report/status/state.ts';
import {statusJson} from '../../src/report/status/status-json.ts';
import {counted, visible} from '../../src/report/style.ts';
import {withBases} from '../bases.ts';
import {changeStatus} from '../change-status.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {note, open, printJson} from '../open.ts';
import {rootJson} from '../root-json.ts';
import type {Command, Input} from './command.ts';

export const status: Command = {
  usage: '[change...]',
  options: [
    {
      flags: '--change <change>',
      summary: 'one change; its JSON is then not in a list',
      takes: {names: ['change']},
    },
    {flags: '--all', summary: 'every active change; the same as naming nothing'},
    {flags: '--json', summary: 'print the state as JSON'},
  ],
  takes: [{names: ['change']}],
  examples: ['openspec status', 'openspec status add-health-check'],
  async run(context, input) {
    const opened = open(context, input);
    const {root} = opened;
    const names = namesOf(input);
    const changes = names ? names.map((name) => findChange(opened.project, name)) : opened.project.changes;
    const project = await withBases(context, input, opened, changes, {tells: 'nothing'});
    const [only, ...others] = changes;
    if (only && others.length === 0)
      showOne(
        context,
        input,
        root,
        await changeStatus(context, {root, project, change: only, isNamed: names !== undefined}),
      );
    else showAll(context, input, root, statesOf(project, changes));
    if (changes.length === 0)
      note(context, input, 'No active changes. Start one: openspec new add-something');
    return EXIT.clean;
  },
};

/** The changes asked for; nothing where all are meant. Throws a Refusal where two flags name them. */
function namesOf({words, options}: Input): readonly string[] | undefined {
  const {change, all} = options;
  if ((words.length > 0 && (change !== undefined || all)) || (change !== undefined && all))
    throw new Refusal(
      'named-twice',
      'Changes are named once: as words, with --change or with --all',
      'openspec status --all',
    );
  if (typeof change === 'string') return [change];
  return words.length > 0 ? words : undefined;
}

/** All that is known of one change. */
function showOne(context: Context, input: Input, root: string, state: WholeState): void {
  const {stdout} = context;
  if (!input.options['json']) {
    stdout.write(statusScreen(state, stdout, stdout.reader === 'person'));
    return;
  }
  const facts = statusJson(state);
  const said = input.options['change'] === undefined ? {changes: [facts]} : facts;
  printJson(context, {version: 1, ...said, root: rootJson(input, root)});
}

/** A few lines for each of several changes, or for none. */
function showAll(context: Context, input: Input, root: string, states: readonly ChangeState[]): void {
  if (input.options['json'])
    printJson(context, {version: 1, changes: states.map(stateJson), root: rootJson(input, root)});
  else context.stdout.write(states.map((state) => text(context, state)).join('\n'));
}

function text({stdout}: Context, {change, warnings, missing}: ChangeState): string {
  const {done, total} = change.progress;
  const tasks = total === 0 ? 'no tasks' : `${done} of ${counted(total, 'task')} done`;
  const head = `${stdout.paint('bold', visible(change.name))}  ${statusOf(change)}, ${tasks}\n`;
  const title = titleOf(change) === change.name ? '' : `  ${visible(titleOf(change))}\n`;
  const deltas = operationsOf(change)
    .map(({kind, name, spec}) => {
      const where = spec === undefined ? '' : `${visible(spec)}: `;
      return `  ${kind.padEnd(8)}  ${where}${visible(name)}\n`;
    })
    .join('');
  const todo = missing.map(({what, command}) => `  ${stdout.paint('yellow', what)}: ${command}\n`).join('');
  const ready =
    missing.length > 0 || change.archived
      ? ''
      : `  ${stdout.paint('green', 'ready')}: ${shellLine`openspec archive ${change.name}`}\n`;
  return `${head}${title}${deltas}${todo}${warnings > 0 ? `  ${counted(warnings, 'warning')}\n` : ''}${ready}`;
}
