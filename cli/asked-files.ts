import type {Git} from '../src/git/git.ts';
import {type Attribution, attribute} from '../src/history/attribution.ts';
import {type FrozenFiles, readFrozen} from '../src/history/frozen-files.ts';
import type {History} from '../src/history/history.ts';
import {countsUncommitted} from '../src/history/uncommitted.ts';
import {linesByPath, unitsToCount} from '../src/plan/count-lines.ts';
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
  const frozen = new Map(changes.map((change) => [change, frozenBy(change, project)] as const));
  const kept = new Map([...frozen].flatMap(([change, answer]) => keptBy(change, answer, input)));
  const asked = changes.filter((change) => !kept.has(change));
  const git = asked.length > 0 ? await context.gitAt(root) : undefined;
  const history = git && (await historyFrom(git, context, question, asked));
  const isCounted = (change: Change) =>
    input.options['counts'] === true || frozen.get(change)?.lines !== undefined;
  const attributed = history ? asked.map((change) => attributedNow(change, history, input, project)) : [];
  const fresh = git ? await counted(git, attributed, isCounted) : new Map<Change, FrozenFiles>();
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

/** What git said of a change that is archived, where it keeps it. */
export function frozenBy({archived, folder}: Change, project: Project): FrozenFiles | undefined {
  return archived && readFrozen(project.input, folder);
}

/** What a change keeps, when it answers all that is asked. */
function keptBy(
  change: Change,
  frozen: FrozenFiles | undefined,
  {options}: Input,
): readonly (readonly [Change, FrozenFiles])[] {
  if (options['refresh']) return [];
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

function attributedNow(
  change: Change,
  history: History,
  {words}: Input,
  project: Project,
): readonly [Change, Attribution] {
  const includeUncommitted = countsUncommitted(project, change, words.length > 0);
  return [change, attribute(history, change, {includeUncommitted})];
}

/** Lines are counted when they are asked for, and again where an archived change keeps them. */
export async function counted(
  git: Git,
  attributed: readonly (readonly [Change, Attribution])[],
  isCounted: (change: Change) => boolean,
): Promise<ReadonlyMap<Change, FrozenFiles>> {
  const countable = attributed.filter(([change]) => isCounted(change)).map(([, attribution]) => attribution);
  const counts = await git.lineCounts(unitsToCount(countable));
  return new Map(
    attributed.map(([change, attribution]) => [
      change,
      {attribution, lines: isCounted(change) ? linesByPath(attribution, counts) : undefined},
    ]),
  );
}
