import {keptViews} from '../src/changelog/kept-views.ts';
import type {Work, Works} from '../src/changelog/works.ts';
import type {Git, Head} from '../src/git/git.ts';
import {attribute} from '../src/history/attribution.ts';
import type {FrozenFiles} from '../src/history/frozen-files.ts';
import {isSettled} from '../src/plan/freeze-files.ts';
import type {Change} from '../src/project/change.ts';
import type {Project} from '../src/project/project.ts';
import {Refusal} from '../src/refusal.ts';
import {counted, frozenBy} from './asked-files.ts';
import type {Context} from './context.ts';
import {requestFor} from './history.ts';

/**
 * What git knows of some archived changes, for the changelogs; nothing where it knows nothing of the project.
 *
 * What a change keeps of git's answer is taken first; one history and one count answer for all others. Of a change that
 * is cut off, or whose archive is not committed yet, nothing is told.
 */
export async function changelogWorks(
  context: Context,
  project: Project,
  root: string,
  changes: readonly Change[],
): Promise<Works | undefined> {
  const git = await context.gitAt(root);
  const head = await orNothing(git.head());
  if (!head) return undefined;
  const kept = new Map(changes.flatMap((change) => countedBefore(change, project)));
  const asked = changes.filter((change) => change.archived && !kept.has(change));
  const fresh = asked.length > 0 ? await orNothing(askNow(context, git, project, asked)) : undefined;
  const works = new Map(
    Array.from([...kept, ...(fresh ?? [])], ([{folder}, answer]) => [folder, workOf(answer)]),
  );
  return {givesNumbers: givesNumbers(project, head), of: ({folder}) => works.get(folder)};
}

/**
 * Whether numbers may be given now, and nothing of any work: what an archive writes is not committed yet.
 *
 * Nothing where no numbered log is kept, or the project lies in no repository.
 */
export async function worksOfArchive(
  context: Context,
  project: Project,
  root: string,
): Promise<Works | undefined> {
  if (!numberedLog(project)) return undefined;
  const head = await orNothing((await context.gitAt(root)).head());
  return head && {givesNumbers: givesNumbers(project, head), of: () => undefined};
}

/** The numbered log a project keeps, or is to have. */
export function numberedLog(project: Project) {
  const logs = keptViews(project).filter(({view}) => view.id === 'technical');
  return logs.find(({isConfigured, path, view}) => {
    const document = project.document(path);
    return isConfigured || (document !== undefined && view.detect(document));
  });
}

/**
 * Whether the default branch is checked out: on another, two changes could be given one number.
 *
 * A CI that checks out a commit gives numbers only where that commit is the end of the default branch: with the branch
 * named in the config alone, every merge request it builds would give them.
 */
function givesNumbers(project: Project, {branch, origin, isAtOrigin}: Head): boolean {
  const named = numberedLog(project)?.settings.branch ?? project.config.changelog.settings.branch ?? origin;
  const usual = named === undefined ? ['main', 'master'] : [named];
  return usual.some((name) => (branch === undefined ? isAtOrigin(name) : branch === name));
}

/** What a change keeps, when lines were counted. */
function countedBefore(change: Change, project: Project): readonly (readonly [Change, FrozenFiles])[] {
  const frozen = frozenBy(change, project);
  return frozen?.lines ? [[change, frozen]] : [];
}

async function askNow(
  context: Context,
  git: Git,
  project: Project,
  asked: readonly Change[],
): Promise<ReadonlyMap<Change, FrozenFiles> | undefined> {
  const history = await git.history(requestFor(context, project, asked));
  context.progress.clear();
  // A partial clone has not the contents by which lines are counted and renames found.
  if (!history || history.isPartial) return undefined;
  const attributed = asked.map(
    (change) => [change, attribute(history, change, {includeUncommitted: false})] as const,
  );
  const settled = attributed.filter(([change, attribution]) =>
    isSettled(change, attribution, history.prefix),
  );
  return counted(git, settled, () => true);
}

/** Nothing without git, or outside of a repository. Throws any other Refusal. */
async function orNothing<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refusal && /^(?:no-git|git-not-installed)$/.test(error.code)) return undefined;
    throw error;
  }
}

function workOf({attribution: {commits, files}, lines}: FrozenFiles): Work {
  const touching = new Set(files.flatMap((file) => file.commits.map(({hash}) => hash)));
  const own = commits.map(({hash}) => hash).filter((hash) => touching.has(hash));
  return {
    commits: own.length > 0 ? own.toReversed() : commits.slice(0, 1).map(({hash}) => hash),
    files: files.map(({kind, path, from, subject}) => {
      const count = lines?.get(path);
      return {
        kind,
        path,
        ...(from !== undefined && {from}),
        ...(count && {lines: count}),
        ...(subject !== undefined && {subject}),
      };
    }),
  };
}
