import {join} from 'node:path';
import {toNative} from '../src/disk/native-path.ts';
import {attribute} from '../src/history/attribution.ts';
import type {History} from '../src/history/history.ts';
import {countsUncommitted} from '../src/history/uncommitted.ts';
import type {Change} from '../src/project/change.ts';
import {plannedPaths} from '../src/project/planned-paths.ts';
import type {Project} from '../src/project/project.ts';
import {Refusal} from '../src/refusal.ts';
import type {SummaryFacts} from '../src/summary/facts.ts';
import {frozenBy} from './asked-files.ts';
import type {Context} from './context.ts';
import {requestFor} from './history.ts';

/** The change that is to be summarised. */
export interface Summarised {
  readonly root: string;
  readonly project: Project;
  readonly change: Change;
}

/** All a summary is made from, as far as git and the disk can say it. */
export async function summaryFacts(context: Context, asked: Summarised): Promise<SummaryFacts> {
  const {root, project, change} = asked;
  const history = await historyOf(context, asked);
  const known = typeof history === 'object' ? history : undefined;
  const prefix = known?.prefix ?? '';
  const top = join(root, ...prefix.split('/').flatMap((name) => (name === '' ? [] : ['..'])));
  const attributed = (each: Change, isNamed: boolean) =>
    frozenBy(each, project)?.attribution ??
    (known &&
      attribute(known, each, {includeUncommitted: isNamed && countsUncommitted(project, each, isNamed)}));
  return {
    project,
    change,
    prefix,
    attribution: attributed(change, true),
    unknown: typeof history === 'string' ? history : cutOffIn(known),
    isThere: (path) => context.fs.kindOf(toNative(top, path)) !== undefined,
    filesOf: (each) =>
      attributed(each, false)?.files.map(({path}) => path) ??
      plannedPaths(each).map(({path}) => prefix + path),
    together: undefined,
    manifests: [],
  };
}

/** What git knows, or why it knows nothing, as a clause. */
async function historyOf(context: Context, {root, project, change}: Summarised): Promise<History | string> {
  try {
    const git = await context.gitAt(root);
    const history = await git.history(requestFor(context, project, [change]));
    return history ?? 'the project is in no git repository';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.message.charAt(0).toLowerCase() + error.message.slice(1);
  } finally {
    context.progress.clear();
  }
}

function cutOffIn(history: History | undefined): string | undefined {
  return history?.isShallow ? 'this clone is shallow, so older commits are unknown' : undefined;
}
