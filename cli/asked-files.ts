import type {Git} from '../src/git/git.ts';
import {type Attribution, attribute} from '../src/history/attribution.ts';
import {type FrozenFiles, readFrozen} from '../src/history/frozen-files.ts';
import type {History} from '../src/history/history.ts';
import type {LineCount} from '../src/history/line-counts.ts';
import {countsUncommitted} from '../src/history/uncommitted.ts';
import {linesOf, unitsOf} from '../src/plan/count-lines.ts';
import {type FilledFiles, fillFilesChanged} from '../src/plan/fill-files-changed.ts';
import type {ListStyle} from '../src/plan/write-files-changed.ts';
import type {Change} from '../src/project/change.ts';
import type {Project} from '../src/project/project.ts';
import {Refusal} from '../src/refusal.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';
import {requestFor} from './history.ts';

/** What `openspec files` is asked of. */
export interface Question {
  readonly root: string;
  readonly project: Project;
  readonly changes: readonly Change[];
}

/** What was found. */
export interface Answer {
  readonly filled: readonly FilledFiles[];
  /** What git says now, of the changes that do not keep it. */
  readonly fresh: ReadonlyMap<Change, FrozenFiles>;
  /** Absent when every change keeps what git said of it. */
  readonly history: History | undefined;
}

/** Ask git of changes, but of those that keep its answer. Throws a Refusal without git, or for a bad `--style`. */
export async function askFiles(context: Context, input: Input, question: Question): Promise<Answer> {
  const {changes, project, root} = question;
  const style = styleOf(input);
  const kept = new Map(changes.flatMap((change) => keptBy(change, project, input)));
  const asked = changes.filter((change) => !kept.has(change));
  const git = asked.length > 0 ? await context.gitAt(root) : undefined;
  const history = git && (await historyFrom(git, context, question, asked));
  const fresh = new Map(history ? await answersNow(git, history, input, {...question, changes: asked}) : []);
  const answers = new Map([...kept, ...fresh]);
  const filled = changes.flatMap((change) => {
    const answer = answers.get(change);
    const lines = input.options['counts'] ? answer?.lines : undefined;
    return answer
      ? [fillFilesChanged(change, answer.attribution, {prefix: history?.prefix ?? '', style, lines})]
      : [];
  });
  return {filled, fresh, history};
}

function styleOf({options}: Input): ListStyle {
  const style = options['style'] ?? 'list';
  if (style === 'list' || style === 'table') return style;
  throw new Refusal('usage', '`--style` is `list` or `table`', 'openspec files --style table');
}

/** What an archived change keeps, when it answers all that is asked. */
function keptBy(
  change: Change,
  project: Project,
  {options}: Input,
): readonly (readonly [Change, FrozenFiles])[] {
  if (!change.archived || options['refresh']) return [];
  const frozen = readFrozen(project.input, change.folder);
  const answers = frozen && (!options['counts'] || frozen.lines);
  return answers ? [[change, frozen]] : [];
}

async function historyFrom(
  git: Git,
  context: Context,
  {project}: Question,
  asked: readonly Change[],
): Promise<History> {
  const history = await git.history(requestFor(context, project, asked));
  context.progress.clear();
  if (history) return history;
  throw new Refusal(
    'no-git',
    'The project is in no git repository, so nothing is known of the files changed',
    'git init',
  );
}

async function answersNow(
  git: Git,
  history: History,
  input: Input,
  {project, changes}: Question,
): Promise<readonly (readonly [Change, FrozenFiles])[]> {
  const attributed = changes.map((change) => {
    const includeUncommitted = countsUncommitted(project, change, input.words.length > 0);
    return [change, attribute(history, change, {includeUncommitted})] as const;
  });
  const countable = attributed.filter(([change]) => isCounted(change, project, input));
  const counts = await git.lineCounts(unitsOf(countable.map(([, attribution]) => attribution)));
  return attributed.map(([change, attribution]) => {
    const lines = linesIn(attribution, (file) => linesOf(file, counts));
    return [change, {attribution, lines: isCounted(change, project, input) ? lines : undefined}];
  });
}

/** Lines are counted when they are asked for, and again where an archived change keeps them. */
function isCounted({archived, folder}: Change, project: Project, {options}: Input): boolean {
  return (
    options['counts'] === true ||
    (archived !== undefined && readFrozen(project.input, folder)?.lines !== undefined)
  );
}

function linesIn(
  {files}: Attribution,
  linesOfFile: (file: Attribution['files'][number]) => LineCount | undefined,
): ReadonlyMap<string, LineCount> {
  return new Map(
    files.flatMap((file) => {
      const lines = linesOfFile(file);
      return lines ? [[file.path, lines] as const] : [];
    }),
  );
}
