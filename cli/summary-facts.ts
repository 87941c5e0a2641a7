import {toNative} from '../src/disk/native-path.ts';
import type {Git} from '../src/git/git.ts';
import {attribute} from '../src/history/attribution.ts';
import type {History} from '../src/history/history.ts';
import {countsUncommitted} from '../src/history/uncommitted.ts';
import type {Change} from '../src/project/change.ts';
import {OPENSPEC} from '../src/project/paths.ts';
import {plannedPaths} from '../src/project/planned-paths.ts';
import type {Project} from '../src/project/project.ts';
import type {SummaryFacts} from '../src/summary/facts.ts';
import {frozenBy} from './asked-files.ts';
import type {Context} from './context.ts';
import {topOf} from './git-facts.ts';
import {inRepository, orReason, requestFor} from './history.ts';
import {askMore} from './summary-git.ts';

/** The change that is to be summarised. */
export interface Summarised {
  readonly root: string;
  readonly project: Project;
  readonly change: Change;
}

/** All a summary is made from, as far as git and the disk can say it. */
export async function summaryFacts(context: Context, asked: Summarised): Promise<SummaryFacts> {
  const {root, project, change} = asked;
  const said = await saidByGit(context, asked);
  const history = said.history;
  const prefix = history?.prefix ?? '';
  const top = topOf(root, {prefix});
  const attributed = (each: Change, isNamed: boolean) =>
    frozenBy(each, project)?.attribution ??
    (history &&
      attribute(history, each, {includeUncommitted: isNamed && countsUncommitted(project, each, isNamed)}));
  const facts: SummaryFacts = {
    project,
    change,
    prefix,
    attribution: attributed(change, true),
    unknown: said.unknown,
    tracked: (await said.git?.tracked())?.filter((path) => !path.startsWith(`${prefix}${OPENSPEC}/`)),
    isThere: (path) => context.fs.kindOf(toNative(top, path)) !== undefined,
    filesOf: (each) =>
      attributed(each, false)?.files.map(({path}) => path) ??
      plannedPaths(each).map(({path}) => prefix + path),
    together: undefined,
    manifests: [],
  };
  return said.git ? {...facts, ...(await askMore(context, said.git, facts, top))} : facts;
}

/** What git knows, and why it does not know all, as a clause. */
interface Said {
  /** Absent where git cannot be asked. */
  readonly git?: Git;
  readonly history?: History;
  readonly unknown: string | undefined;
}

async function saidByGit(context: Context, {root, project, change}: Summarised): Promise<Said> {
  const answered = await orReason(async () => {
    const git = await context.gitAt(root);
    return {git, history: inRepository(await git.history(requestFor(context, project, [change])))};
  }).finally(() => context.progress.clear());
  if (answered.kind === 'known') return {...answered.value, unknown: cutOffIn(answered.value.history)};
  const {reason} = answered;
  return {unknown: reason.charAt(0).toLowerCase() + reason.slice(1)};
}

function cutOffIn(history: History): string | undefined {
  return history.isShallow ? 'this clone is shallow, so older commits are unknown' : undefined;
}
