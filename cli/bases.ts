import type {Git} from '../src/git/git.ts';
import type {AskedDelta} from '../src/history/bases/asked-deltas.ts';
import {askedDeltas} from '../src/history/bases/asked-deltas.ts';
import {baseNames, deltaHistories, isBroughtIn, type Place} from '../src/history/bases/base-questions.ts';
import {type KnownBases, knownBases} from '../src/history/bases/known-bases.ts';
import {reasonWayOut, reasonWords} from '../src/history/bases/unknown-reason.ts';
import type {LogScope} from '../src/history/spec-log.ts';
import type {Change} from '../src/project/change.ts';
import type {Project} from '../src/project/project.ts';
import {type Unbased, unbasedIn} from '../src/project/unbased.ts';
import {withBasesOf} from '../src/project/with-bases.ts';
import {Refusal} from '../src/refusal.ts';
import {visible} from '../src/report/style.ts';
import {shortCommit} from '../src/short-commit.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';
import {note} from './open.ts';
import {readMeanwhile} from './read-meanwhile.ts';
import {gitWithSpecLog} from './spec-log.ts';

/** Which deltas are looked at, and who is told what is not known of them. */
export interface BaseOptions {
  /** The commit the project is from, by its full hash; the work tree or the index without it. */
  readonly upTo?: string;
  /** Say also what is not known where there is no git to ask; so where one change is merged. */
  readonly tells: 'all' | 'what git cannot say' | 'nothing';
}

/**
 * A project that knows what the deltas of some of its changes were written against, with a word on stderr about those of
 * which that is not known. Git is asked in two processes at most, and not at all where no delta changes a requirement.
 */
export async function withBases(
  context: Context,
  input: Input,
  {root, project}: {readonly root: string; readonly project: Project},
  changes: readonly Change[],
  {upTo, tells}: BaseOptions,
): Promise<Project> {
  const deltas = askedDeltas(project, changes);
  if (deltas.length === 0) return project;
  const chosen = new Set(changes);
  const own = deltas.filter(({change}) => chosen.has(change));
  try {
    const known = await askBases(await gitWithSpecLog(context, root), project, deltas, upTo);
    const based = withBasesOf(project, known.basesOf);
    if (tells !== 'nothing') tellUnknown(context, input, own, known);
    if (tells !== 'nothing') tellUnbased(context, input, based, own, known, tells);
    return based;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (tells !== 'nothing') tellFailure(context, input, own, error, tells);
    return project;
  }
}

/**
 * Ask git what deltas were written against, in two processes; in a third where the project seems to have been moved
 * within its repository. Throws a Refusal where there is no git, and no repository.
 */
export async function askBases(
  git: Git,
  project: Project,
  deltas: readonly AskedDelta[],
  upTo?: string,
): Promise<KnownBases> {
  const known = async (scope: LogScope) => {
    const log = await readMeanwhile(git.specLog(upTo, scope), project, deltas);
    if (!log) throw new Refusal('no-git', 'The project is in no git repository', 'git init');
    const place: Place = {log, at: upTo ?? 'HEAD'};
    return {place, histories: deltaHistories(place, project, deltas)};
  };
  const own = await known('project');
  const {place, histories} = isBroughtIn(own.place, own.histories) ? await known('repository') : own;
  const objects = await git.objects(baseNames(place, deltas, histories));
  return knownBases({...place, deltas, histories, objects, document: project.document});
}

/** Where nobody keeps a history, only what modifies a requirement is held to more for it. */
function tellFailure(
  context: Context,
  input: Input,
  deltas: readonly AskedDelta[],
  {code, message, hint}: Refusal,
  tells: BaseOptions['tells'],
): void {
  const isWithout = code === 'no-git' || code === 'git-not-installed';
  if (isWithout && tells !== 'all') return;
  const concerned = deltas.filter(({modifies}) => modifies || !isWithout);
  tellOf(context, input, concerned, message.replace(/^(?:Git|The)\b/, lower), isWithout ? undefined : hint);
}

function lower(word: string): string {
  return word === 'Git' ? 'git' : 'the';
}

function tellUnknown(
  context: Context,
  input: Input,
  deltas: readonly AskedDelta[],
  {unknown, gone}: KnownBases,
): void {
  for (const reason of new Set(unknown.values())) {
    const concerned = deltas.filter(({path}) => unknown.get(path) === reason);
    tellOf(context, input, concerned, reasonWords[reason], reasonWayOut[reason]);
  }
  for (const name of gone.filter((each) => deltas.some(({change}) => change.name === each))) {
    const said = deltas.find(({change}) => change.name === name)?.change.metadata.base ?? '';
    const what = `Git has no commit \`${shortCommit(said)}\`, the \`base:\` of \`${visible(name)}\``;
    note(context, input, `${what}, so its own history tells what it was written against.`);
  }
}

/** Tell of what is modified and has no base; where all is told that is found, what is told as a finding is not repeated. */
function tellUnbased(
  context: Context,
  input: Input,
  project: Project,
  deltas: readonly AskedDelta[],
  {unknown, moved}: KnownBases,
  tells: BaseOptions['tells'],
): void {
  const concerned = deltas.filter(({path, modifies}) => modifies && !unknown.has(path));
  const asked = concerned.filter(({path}) => tells === 'all' || moved.has(path));
  const paths = new Set(asked.map(({path}) => path));
  for (const change of new Set(asked.map((delta) => delta.change))) {
    const found = unbasedIn(project, change).filter(({path}) => paths.has(path));
    const [known, lost] = [found.filter(({isKnown}) => isKnown), found.filter(({isKnown}) => !isKnown)];
    const own = asked.filter((delta) => delta.change === change);
    if (known.length > 0 && tells === 'all')
      tellOf(context, input, own, `no spec before it had ${namesOf(known)}`, undefined);
    if (lost.length > 0)
      tellOf(
        context,
        input,
        own,
        `${namesOf(lost)} is new in a delta that moved since the last commit`,
        undefined,
      );
  }
}

function namesOf([first, ...others]: readonly Unbased[]): string {
  const name = `\`${visible(first?.requirement ?? '')}\``;
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}

function tellOf(
  context: Context,
  input: Input,
  deltas: readonly AskedDelta[],
  reason: string,
  hint: string | undefined,
): void {
  const [first, ...others] = [...new Set(deltas.map(({change}) => `\`${visible(change.name)}\``))];
  if (first === undefined) return;
  const more = others.length === 1 ? others[0] : `${others.length} more changes`;
  const [who, their] = others.length === 0 ? [first, 'its'] : [`${first} and ${more}`, 'their'];
  const what = `What ${who} ${others.length === 0 ? 'was' : 'were'} written against is not known: ${reason}`;
  const so = `${their} MODIFIED blocks may not omit scenarios that the specs have`;
  note(context, input, `${what}; ${so}${hint === undefined ? '.' : `; to know it: ${hint}`}`);
}
