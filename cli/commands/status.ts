import {lint} from '../../src/lint/run.ts';
import {selected} from '../../src/lint/select.ts';
import type {Change} from '../../src/project/change.ts';
import {statusOf, titleOf} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import type {Project} from '../../src/project/project.ts';
import {counted, visible} from '../../src/report/style.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {note, open, printJson} from '../open.ts';
import type {Command} from './command.ts';
import {facts} from './list.ts';

export const status: Command = {
  usage: '[change...]',
  options: [{flags: '--json', summary: 'print the state as JSON'}],
  examples: ['openspec status', 'openspec status add-health-check'],
  async run(context, input) {
    const {project} = open(context, input);
    const changes =
      input.words.length > 0 ? input.words.map((name) => findChange(project, name)) : project.changes;
    const states = changes.map((change) => stateOf(project, change));
    if (input.options['json']) printJson(context, {version: 1, changes: states.map(stateFacts)});
    else context.stdout.write(states.map((state) => text(context, state)).join('\n'));
    if (changes.length === 0)
      note(context, input, 'No active changes. Start one: openspec new add-something');
    return EXIT.clean;
  },
};

interface State {
  readonly change: Change;
  readonly errors: number;
  readonly warnings: number;
  /** What is left to do before the change can be archived, each with its command. */
  readonly missing: readonly {readonly what: string; readonly command: string}[];
}

function stateOf(project: Project, change: Change): State {
  const {scope, includes} = selected(project, [change.folder]);
  const findings = change.archived ? [] : lint(project, scope).filter(includes);
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const open = change.progress.total - change.progress.done;
  const {name} = change;
  const missing = [
    ...(errors > 0 ? [{what: `${counted(errors, 'error')} to mend`, command: `openspec lint ${name}`}] : []),
    ...(open > 0 && !change.archived
      ? [{what: `${counted(open, 'task')} open`, command: `openspec show ${name}`}]
      : []),
  ];
  return {change, errors, warnings, missing};
}

function stateFacts({change, errors, warnings, missing}: State) {
  return {...facts(change), errors, warnings, missing, isReady: missing.length === 0 && !change.archived};
}

function text({stdout}: Context, {change, warnings, missing}: State): string {
  const {done, total} = change.progress;
  const tasks = total === 0 ? 'no tasks' : `${done} of ${counted(total, 'task')} done`;
  const head = `${stdout.paint('bold', visible(change.name))}  ${statusOf(change)}, ${tasks}\n`;
  const title = titleOf(change) === change.name ? '' : `  ${visible(titleOf(change))}\n`;
  const deltas = change.deltas
    .map(({kind, name}) => `  ${kind.keyword.padEnd(8)}  ${visible(name)}\n`)
    .join('');
  const todo = missing.map(({what, command}) => `  ${stdout.paint('yellow', what)}: ${command}\n`).join('');
  const ready =
    missing.length > 0 || change.archived
      ? ''
      : `  ${stdout.paint('green', 'ready')}: openspec archive ${visible(change.name)}\n`;
  return `${head}${title}${deltas}${todo}${warnings > 0 ? `  ${counted(warnings, 'warning')}\n` : ''}${ready}`;
}
