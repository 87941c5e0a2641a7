import {join} from 'node:path';
import {toNative} from '../src/disk/native-path.ts';
import {isInNoRepository} from '../src/git/find-repository.ts';
import type {Git} from '../src/git/git.ts';
import type {History} from '../src/history/history.ts';
import {type GitFacts, NOTHING_ASKED} from '../src/lint/files/git-facts.ts';
import {
  countedUnits,
  doubtfulPaths,
  type GitQuestions,
  gitQuestions,
} from '../src/lint/files/git-questions.ts';
import type {Scope} from '../src/lint/scope.ts';
import type {Change} from '../src/project/change.ts';
import {isBelow} from '../src/project/paths.ts';
import type {Project} from '../src/project/project.ts';
import {Refusal} from '../src/refusal.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';
import {inRepository, requestFor} from './history.ts';
import {note} from './open.ts';

/** A selection of a project that is to be checked. */
export interface Checked {
  readonly root: string;
  readonly project: Project;
  readonly scope: Scope;
  /** Whether work that is not committed is taken for work on a change. */
  readonly countsUncommitted: (change: Change) => boolean;
  /** What of it counts at all: all, which is so without it, or what is staged. */
  readonly uncommitted?: 'all' | 'staged';
  /** The commit the project is from, by its full hash; the work tree or the index without it. */
  readonly upTo?: string;
}

/** What git says about a selection, without asking it where no answer could lead to a finding; nothing when git cannot say it. */
export async function gitFacts(
  context: Context,
  input: Input,
  checked: Checked,
): Promise<GitFacts | undefined> {
  const isVerbose = input.options['verbose'] === true;
  // Who says nothing of it need not read every document for what could be asked.
  if (!isVerbose && isInNoRepository(context.fs, checked.root)) return undefined;
  const questions = gitQuestions(checked.project, checked.scope);
  if (!questions) return NOTHING_ASKED;
  try {
    return await factsFrom(context, checked, questions);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isExpected = error.code === 'no-git' || error.code === 'git-not-installed';
    if (!isExpected || isVerbose)
      note(context, input, `Rules that ask git are not run: ${error.message}. To see why: ${error.hint}`);
    return undefined;
  }
}

/** Ask git. Throws a Refusal where there is no git, and no repository. */
export async function factsFrom(
  context: Context,
  {root, project, countsUncommitted, uncommitted = 'all', upTo}: Omit<Checked, 'scope'>,
  questions: GitQuestions,
): Promise<GitFacts> {
  const git = await context.gitAt(root);
  const asked = {...requestFor(context, project, []), pins: questions.pins, uncommitted};
  const history = inRepository(await git.history({...asked, ...(upTo !== undefined && {upTo})}));
  const lineCounts = await git.lineCounts(countedUnits(questions, history));
  const doubtful = doubtfulPaths(questions, history);
  const untracked = uncommitted === 'staged' ? await git.untracked(doubtful) : [];
  const unknownPaths = await unknownOf(context, git, topOf(root, history), doubtful, untracked);
  return {history, unknownPaths, lineCounts, countsUncommitted};
}

/**
 * What is in the work tree is known, ignored files among it, but for those that a commit would leave behind; git is
 * asked about the rest.
 */
async function unknownOf(
  {fs}: Context,
  git: Git,
  top: string,
  doubtful: readonly string[],
  leftBehind: readonly string[],
): Promise<ReadonlySet<string>> {
  const isThere = (path: string): boolean => fs.kindOf(toNative(top, path)) !== undefined;
  const isLeft = (path: string): boolean => leftBehind.some((each) => each === path || isBelow(path, each));
  const absent = doubtful.filter((path) => !isThere(path) || isLeft(path));
  return absent.length === 0 ? new Set() : git.unknownPaths(absent);
}

/** The repository's top, seen from a project that lies below it. */
export function topOf(root: string, {prefix}: Pick<History, 'prefix'>): string {
  return join(root, ...prefix.split('/').flatMap((name) => (name === '' ? [] : ['..'])));
}
