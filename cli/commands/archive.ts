import {join} from 'node:path';
import {withoutChangelog} from '../../src/changelog/status.ts';
import {hashOfText} from '../../src/disk/journal.ts';
import type {OpenProject} from '../../src/disk/open-project.ts';
import {attribute} from '../../src/history/attribution.ts';
import type {History} from '../../src/history/history.ts';
import {countsUncommitted} from '../../src/history/uncommitted.ts';
import {type ArchivePlan, type ArchiveRequest, planArchive} from '../../src/plan/archive-changes.ts';
import {type FilledFiles, fillFilesChanged} from '../../src/plan/fill-files-changed.ts';
import type {Recording} from '../../src/plan/recording.ts';
import {type Change, statusOf} from '../../src/project/change.ts';
import {findActive} from '../../src/project/find-change.ts';
import type {Project} from '../../src/project/project.ts';
import {forEachOrRefuse, Refusal, shellLine} from '../../src/refusal.ts';
import {visible} from '../../src/report/style.ts';
import {noteFiles, refuseErrors, reportArchive} from '../archived.ts';
import {withBases} from '../bases.ts';
import {carryOut} from '../carry-out.ts';
import {numberedLog, worksOfArchive} from '../changelog-works.ts';
import {Consent, type Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {requestFor} from '../history.ts';
import {note, open} from '../open.ts';
import type {Command, Input} from './command.ts';

export const archive: Command = {
  usage: '[change...]',
  options: [
    {flags: '-y, --yes', summary: 'archive although tasks are open'},
    {flags: '--all-complete', summary: 'every change whose tasks are all done'},
    {
      flags: '--date <date>',
      summary: 'the day that names the folder, YYYY-MM-DD; today without it',
      takes: {},
    },
    {flags: '--dry-run', summary: 'show what would be written and moved'},
    {flags: '--skip-specs', summary: 'leave the living specs alone'},
    {flags: '--allow-scenario-removal', summary: 'let a MODIFIED block leave out scenarios'},
    {flags: '--retire', summary: 'remove a spec whose last requirement goes'},
    {flags: '--no-files', summary: 'leave Files Changed as it is'},
    {flags: '--no-changelog', summary: 'leave the changelog as it is'},
    {flags: '--no-validate', summary: 'archive without a lint'},
    {flags: '--json', summary: 'print what was done as JSON'},
  ],
  takes: [{names: ['active-change']}],
  examples: ['openspec archive add-health-check', 'openspec archive --all-complete --dry-run'],
  writes: ({options}) => !options['dryRun'],
  async run(context, input) {
    const {root, project: opened} = open(context, input);
    const changes = chosen(opened, input);
    const project = await projectOf(context, input, {root, project: opened}, changes);
    const isFilled = input.options['files'] !== false;
    const history = isFilled ? await historyIfAny(context, root, project, changes) : undefined;
    const filled = history ? filledBy(history, project, changes, input) : [];
    const works =
      input.options['changelog'] === false ? undefined : await worksOfArchive(context, project, root);
    const planned = planOrAsk(context, project, {...requestOf(context, root, input, changes, filled), works});
    refuseErrors(context, input, planned);
    if (!input.options['dryRun'])
      carryOut(context, root, planned.plan, `archive ${changes.map(({name}) => name).join(' ')}`);
    reportArchive(context, input, planned, filled);
    if (input.options['changelog'] !== false) note(context, input, withoutChangelog(project) ?? '');
    if (works?.givesNumbers === false) note(context, input, unnumbered(project));
    if (isFilled) noteFiles(context, input, planned, filled, history);
    return EXIT.clean;
  },
};

/** What is merged into no spec needs no base. */
async function projectOf(
  context: Context,
  input: Input,
  opened: OpenProject,
  changes: readonly Change[],
): Promise<Project> {
  if (input.options['skipSpecs'] === true) return opened.project;
  return withBases(context, input, opened, changes, {tells: 'all'});
}

/** Two branches could give one number to two changes. */
function unnumbered(project: Project): string {
  const path = visible(numberedLog(project)?.path ?? '');
  return `${path} has no entry yet: numbers are given on the default branch. There: openspec changelog --write`;
}

function filledBy(
  history: History,
  project: Project,
  changes: readonly Change[],
  {words}: Input,
): readonly FilledFiles[] {
  return changes.map((change) => {
    const includeUncommitted = countsUncommitted(project, change, words.length > 0);
    return fillFilesChanged(change, attribute(history, change, {includeUncommitted}), {
      prefix: history.prefix,
    });
  });
}

/** An archive does not need git; without it Files Changed stays as it is. */
async function historyIfAny(
  context: Context,
  root: string,
  project: Project,
  changes: readonly Change[],
): Promise<History | undefined> {
  try {
    return await (await context.gitAt(root)).history(requestFor(context, project, changes));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'git-not-installed') return undefined;
    throw error;
  }
}

/** The changes named, or every complete one. Throws a Refusal when there is nothing to archive. */
function chosen(project: Project, {words, options}: Input): readonly Change[] {
  if (options['allComplete']) return complete(project, words);
  if (words.length === 0) {
    const [first] = project.changes;
    throw new Refusal(
      'no-name',
      'Name the change to archive',
      first ? shellLine`openspec archive ${first.name}` : 'openspec list',
    );
  }
  return forEachOrRefuse([...new Set(words)], (name) =>
    findActive(project, name, 'openspec list --archived'),
  );
}

function complete(project: Project, words: readonly string[]): readonly Change[] {
  if (words.length > 0)
    throw new Refusal(
      'name-and-all',
      'Either name changes or give --all-complete, not both',
      shellLine`openspec archive ${words}`,
    );
  const found = project.changes.filter((change) => statusOf(change) === 'Complete');
  if (found.length > 0) return found;
  throw new Refusal('nothing-complete', 'No active change has all its tasks done', 'openspec list');
}

function requestOf(
  context: Context,
  root: string,
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
      leavesEmptySpecs: options['validate'] === false,
      onMerge: (done, all) => context.progress.tell(() => `merging: ${done} of ${all} specs`),
    },
    updatesChangelogs: options['changelog'] !== false,
    recording: options['dryRun'] ? undefined : recordingIn(context, root),
  };
}

function recordingIn({fs, now}: Context, root: string): Recording {
  return {at: now, hashOf: hashOfText, modeOf: (path) => fs.modeOf(join(root, path))};
}

/** Open tasks are a question to a person and a Refusal to a program. */
function planOrAsk({prompt}: Context, project: Project, request: ArchiveRequest): ArchivePlan {
  try {
    return planArchive(project, request);
  } catch (error) {
    if (!prompt || !(error instanceof Refusal) || error.code !== 'tasks-open') throw error;
    throw new Consent(`${error.message}. Archive all the same?`, {yes: true}, error);
  }
}
