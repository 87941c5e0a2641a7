import {diffLines} from 'diff';
import {entriesOf, stateOf} from '../../src/changelog/entry.ts';
import {views} from '../../src/changelog/index.ts';
import {jsonOf} from '../../src/changelog/json.ts';
import {plainView} from '../../src/changelog/kept-views.ts';
import {changelogStatus, refuseBrokenChangelogs, withoutChangelog} from '../../src/changelog/status.ts';
import {type Operation, type Plan, targetOf, textAfter} from '../../src/plan/plan.ts';
import {projectionOf} from '../../src/plan/project-views.ts';
import {updateChangelogs} from '../../src/plan/update-changelogs.ts';
import {printable} from '../../src/project/names.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import {visible} from '../../src/report/style.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {note, open, printJson} from '../open.ts';
import type {Command, Input} from './command.ts';

const FORMATS = [...views.map(({id}) => id), 'json'];

export const changelog: Command = {
  usage: '',
  options: [
    {flags: '--format <format>', summary: `how to print it: ${FORMATS.join(' or ')}`},
    {flags: '--write', summary: 'bring the changelogs on disk up to date'},
    {flags: '--check', summary: 'show what --write would change, and fail when there is something'},
    {flags: '--json', summary: 'print JSON, whatever is asked'},
  ],
  examples: ['openspec changelog', 'openspec changelog --write', 'openspec changelog --check'],
  writes: ({options}) => options['write'] === true,
  async run(context, input) {
    const format = formatOf(input);
    const {root, project} = open(context, input);
    const {write, check} = input.options;
    if (write && check)
      throw new Refusal(
        'write-and-check',
        'Both --write and --check were given, expected one',
        'openspec changelog --check',
      );
    if (!write && !check) return print(context, format, project);
    refuseBrokenChangelogs(project);
    const changes = updateChangelogs(project);
    const update = {project, plan: [...changes.files, ...changes.records], isJson: format === 'json'};
    if (check) return reportStale(context, input, update);
    carryOut(context, root, update.plan, 'changelog --write');
    return reportWritten(context, input, update);
  },
};

/** What would be written, or was. */
interface Update {
  readonly project: Project;
  readonly plan: Plan;
  readonly isJson: boolean;
}

/** Throws a Refusal for a format that is not known. */
function formatOf({options}: Input): string {
  const format = options['json'] ? 'json' : String(options['format'] ?? 'table');
  if (FORMATS.includes(format)) return format;
  const message = `\`${printable(format)}\` is no format of the changelog, expected ${FORMATS.join(' or ')}`;
  throw new Refusal('unknown-format', message, 'openspec changelog --format json');
}

function print(context: Context, format: string, project: Project): ExitCode {
  const view = views.find(({id}) => id === format);
  if (view) context.stdout.write(view.print(projectionOf(project, plainView(view), {})));
  else printJson(context, jsonOf(entriesOf(stateOf(project))));
  return EXIT.clean;
}

function reportStale(context: Context, input: Input, update: Update): ExitCode {
  const {project, plan, isJson} = update;
  if (isJson) printJson(context, {version: 1, stale: plan.map(factsOf), views: changelogStatus(project)});
  else context.stdout.write(planDiff(plan), 'data');
  if (plan.length === 0) return upToDate(context, input, update);
  if (!isJson) note(context, input, 'The changelog is out of date. Update it: openspec changelog --write');
  return EXIT.findings;
}

function reportWritten(context: Context, input: Input, update: Update): ExitCode {
  const {project, plan, isJson} = update;
  const lines = plan.map((operation) => `updated ${visible(targetOf(operation))} (${sizeOf(operation)})\n`);
  if (isJson) printJson(context, {version: 1, written: plan.map(factsOf), views: changelogStatus(project)});
  else context.stdout.write(lines.join(''));
  return plan.length === 0 ? upToDate(context, input, update) : EXIT.clean;
}

function upToDate(context: Context, input: Input, {project, isJson}: Update): ExitCode {
  if (!isJson) note(context, input, withoutChangelog(project) ?? 'The changelog is up to date.');
  return EXIT.clean;
}

function factsOf(operation: Operation) {
  return {path: targetOf(operation), diff: planDiff([operation])};
}

/** How many lines an operation adds and removes: `+3 -1 lines`. */
function sizeOf(operation: Operation): string {
  if (operation.kind !== 'write') return operation.kind;
  const changes = diffLines(operation.source.text, textAfter(operation));
  const count = (chosen: typeof changes) => chosen.reduce((sum, change) => sum + change.count, 0);
  return `+${count(changes.filter(({added}) => added))} -${count(changes.filter(({removed}) => removed))} lines`;
}
