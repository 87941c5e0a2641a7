import {commit} from '../../src/disk/commit.ts';
import type {History} from '../../src/history/history.ts';
import {type ArchivePlan, type ArchiveRequest, planArchive} from '../../src/plan/archive-changes.ts';
import {type FilledFiles, fillFilesChanged} from '../../src/plan/fill-files-changed.ts';
import {targetOf} from '../../src/plan/plan.ts';
import {type Change, statusOf} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import {printable} from '../../src/project/names.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import {leftOverLines} from '../../src/report/filled-files.ts';
import {findingsJson} from '../../src/report/findings-json.ts';
import {stylish} from '../../src/report/findings-stylish.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import {counted, visible} from '../../src/report/style.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {note, open, printJson} from '../open.ts';
import type {Command, Input} from './command.ts';

export const archive: Command = {
  usage: '[change...]',
  options: [
    {flags: '-y, --yes', summary: 'archive although tasks are open'},
    {flags: '--all-complete', summary: 'every change whose tasks are all done'},
    {flags: '--date <date>', summary: 'the day that names the folder, YYYY-MM-DD; today without it'},
    {flags: '--dry-run', summary: 'show what would be written and moved'},
    {flags: '--skip-specs', summary: 'leave the living specs alone'},
    {flags: '--allow-scenario-removal', summary: 'let a MODIFIED block leave out scenarios'},
    {flags: '--retire', summary: 'remove a spec whose last requirement goes'},
    {flags: '--no-files', summary: 'leave Files Changed as it is'},
    {flags: '--no-changelog', summary: 'leave the changelog as it is'},
    {flags: '--no-validate', summary: 'archive without a lint'},
    {flags: '--json', summary: 'print what was done as JSON'},
  ],
  examples: ['openspec archive add-health-check', 'openspec archive --all-complete --dry-run'],
  async run(context, input) {
    const {root, project} = open(context, input);
    const changes = chosen(project, input);
    const pins = changes.flatMap(({metadata}) => metadata.commits);
    const history =
      input.options['files'] === false ? undefined : await (await context.gitAt(root)).history(pins);
    const includeUncommitted = changes.length === 1;
    const filled = history
      ? changes.map((change) => fillFilesChanged(change, history, {includeUncommitted}))
      : [];
    const request = requestOf(context, input, changes, filled);
    const planned = await planWithConsent(context, project, request);
    refuseErrors(context, input, planned);
    if (input.options['dryRun']) context.stdout.write(planDiff(planned.plan));
    else commit(context.fs, root, planned.plan);
    if (!input.options['dryRun']) report(context, input, planned);
    noteFiles(context, input, filled, history);
    return EXIT.clean;
  },
};

/** The changes named, or every complete one. Throws a Refusal when there is nothing to archive. */
function chosen(project: Project, {words, options}: Input): readonly Change[] {
  if (options['allComplete']) {
    const complete = project.changes.filter((change) => statusOf(change) === 'Complete');
    if (complete.length > 0) return complete;
    throw new Refusal('nothing-complete', 'No active change has all its tasks done', 'openspec list');
  }
  if (words.length === 0) {
    const [first] = project.changes;
    throw new Refusal(
      'no-name',
      'Name the change to archive',
      `openspec ${first ? `archive ${first.name}` : 'list'}`,
    );
  }
  return [...new Set(words)].map((name) => {
    const change = findChange(project, name);
    if (!change.archived) return change;
    throw new Refusal(
      'already-archived',
      `${printable(name)} is archived already, in ${change.folder}`,
      'openspec list',
    );
  });
}

function requestOf(
  context: Context,
  {options}: Input,
  changes: readonly Change[],
  filled: readonly FilledFiles[],
): ArchiveRequest {
  return {
    changes,
    filled: filled.flatMap(({plan}) => plan),
    date: typeof options['date'] === 'string' ? options['date'] : context.today,
    allowsOpenTasks: options['yes'] === true,
    validates: options['validate'] !== false,
    skipsSpecs: options['skipSpecs'] === true,
    merging: {
      allowsScenarioRemoval: options['allowScenarioRemoval'] === true,
      retires: options['retire'] === true,
    },
    updatesChangelogs: options['changelog'] !== false,
  };
}

/** Open tasks are a question to a person and a Refusal to a program. */
async function planWithConsent(
  {prompt}: Context,
  project: Project,
  request: ArchiveRequest,
): Promise<ArchivePlan> {
  try {
    return planArchive(project, request);
  } catch (error) {
    if (!prompt || !(error instanceof Refusal) || error.code !== 'tasks-open') throw error;
    if (await prompt.confirm(`${error.message}. Archive all the same?`))
      return planArchive(project, {...request, allowsOpenTasks: true});
    throw error;
  }
}

function refuseErrors(context: Context, input: Input, {findings, project}: ArchivePlan): void {
  const errors = findings.filter(({severity}) => severity === 'error');
  if (errors.length === 0) return;
  const names = [...new Set(errors.map(({path}) => path.split('/')[2] ?? ''))].map(printable);
  if (!input.options['json']) context.stderr.write(`${stylish(errors, project.document, context.stderr)}\n`);
  const message = `${names.join(', ')}: ${counted(errors.length, 'error')}, nothing was archived`;
  throw new Refusal('lint-errors', message, `openspec lint ${names.join(' ')}`, {
    findings: findingsJson(findings).findings,
  });
}

function report(context: Context, input: Input, {moves, plan}: ArchivePlan): void {
  const moved = (path: string) =>
    moves.reduce((at, {change, to}) => replaceFolder(at, change.folder, to), path);
  const written = plan.filter(({kind}) => kind === 'write').map((operation) => moved(targetOf(operation)));
  if (input.options['json']) {
    const archived = moves.map(({change, to}) => ({change: change.name, path: to}));
    printJson(context, {version: 1, archived, written});
    return;
  }
  for (const {change, to} of moves)
    context.stdout.write(`archived ${visible(change.name)} as ${visible(to)}\n`);
  for (const path of written) note(context, input, `updated ${visible(path)}`);
}

function replaceFolder(path: string, from: string, to: string): string {
  return path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
}

/** What git could not tell, or could not place: for a person to decide, so nothing stops for it. */
function noteFiles(
  context: Context,
  input: Input,
  filled: readonly FilledFiles[],
  history: History | undefined,
): void {
  const isAsked = input.options['files'] !== false;
  if (isAsked && !history)
    note(context, input, 'Files Changed was left as it is: this is no git repository.');
  if (history?.isShallow) note(context, input, 'Files Changed may lack files: this clone is shallow.');
  for (const each of filled) for (const line of leftOverLines(each)) note(context, input, line);
}
