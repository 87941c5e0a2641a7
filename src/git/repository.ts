import {join, resolve, sep} from 'node:path';
import type {Fs} from '../disk/fs.ts';
import type {History} from '../history/history.ts';
import {CHANGES} from '../project/paths.ts';
import {Refusal} from '../refusal.ts';
import {type Environment, gitEnvironment} from './environment.ts';
import {parsePorcelainStatus} from './porcelain-status.ts';
import {type LoggedCommit, parseRawLog, RAW_LOG_FORMAT} from './raw-log.ts';

/** Run git with these words in the project's root; the output. Throws a Refusal when git fails. */
export type RunGit = (words: readonly string[]) => Promise<string>;

/** Where a repository is looked for, and with what. */
export interface Surroundings {
  /** The project's root, absolute and native. */
  readonly root: string;
  readonly fs: Fs;
  readonly env: Environment;
  readonly gitIn: (env: Readonly<Record<string, string>>) => RunGit;
}

/** A repository, seen from the project's root. */
export interface Repository {
  readonly git: RunGit;
  readonly prefix: string;
  readonly isShallow: boolean;
  /** The hash of HEAD; absent before the first commit. */
  readonly head: string | undefined;
  /** How alike two files must be for git to see a rename. */
  readonly similarity: string;
}

/** The repository the project lies in; nothing when there is none, or no git. Throws a Refusal when git fails. */
export async function locate({root, fs, env: given, gitIn}: Surroundings): Promise<Repository | undefined> {
  const env = gitEnvironment(given);
  const output = await gitIn(env)(LOCATE).catch(nothingWithoutGit);
  if (output === undefined) return undefined;
  const [shallow, prefix, gitFolder, packs, head, ...others] = output.split('\n');
  if (prefix === undefined || gitFolder === undefined || packs === undefined || others.length > 1) {
    throw new Refusal('git-failed', 'The folder of this repository has a line break in its name', 'pwd');
  }
  const index = indexOfHook(fs, resolve(root, gitFolder), given['GIT_INDEX_FILE']);
  return {
    git: gitIn(index === undefined ? env : {...env, GIT_INDEX_FILE: index}),
    prefix,
    isShallow: shallow === 'true',
    head: head || undefined,
    similarity: isPartial(fs, resolve(root, packs)) ? '100%' : '50%',
  };
}

/** Ask a repository for all we want to know of it, pinned commits included. Throws a Refusal when git fails. */
export async function readHistory(
  {git, prefix, isShallow, head, similarity}: Repository,
  pins: readonly string[],
): Promise<History> {
  const [log, pinned, status] = await Promise.all([
    head === undefined ? '' : git([...LOG, `-M${similarity}`, head, '--', CHANGES]),
    pins.length === 0 ? '' : git([...LOG, `-M${similarity}`, '--no-walk', '--ignore-missing', ...pins, '--']),
    git([...STATUS, `--find-renames=${similarity}`, '--']),
  ]);
  const read = (output: string) =>
    parseRawLog(output)
      .filter((commit) => !isCutOff(commit, isShallow))
      .map(({parents: _, ...commit}) => commit);
  return {
    prefix,
    isShallow,
    commits: read(log),
    pinned: read(pinned),
    uncommitted: parsePorcelainStatus(status),
  };
}

/** `--revs-only` makes a HEAD without commits print nothing instead of failing. */
const LOCATE = [
  'rev-parse',
  '--revs-only',
  '--is-shallow-repository',
  '--show-prefix',
  '--absolute-git-dir',
  '--git-path',
  'objects/pack',
  'HEAD',
];

/** `--date-order` keeps parents behind their children, whatever the clocks said. */
const LOG = [
  'log',
  '-z',
  '--raw',
  `--format=${RAW_LOG_FORMAT}`,
  '--encoding=UTF-8',
  '--full-history',
  '--full-diff',
  '--no-merges',
  '--date-order',
  '--root',
  '--no-abbrev',
  '--no-rename-empty',
  '--no-follow',
  '--no-relative',
  '--no-show-signature',
  '--no-notes',
  '--no-color',
  '--no-ext-diff',
  '--ignore-submodules=none',
  '-l1000',
];

/** With `-z` the paths are relative to the repository's top, whatever `status.relativePaths` says. */
const STATUS = [
  'status',
  '--porcelain=v2',
  '-z',
  '--untracked-files=all',
  '--ignored=no',
  '--ignore-submodules=dirty',
];

/** The last commit a shallow clone knows looks as if it had added every file. */
function isCutOff(commit: LoggedCommit, isShallow: boolean): boolean {
  return isShallow && commit.parents.length === 0;
}

/** Only a clone that left objects out has packs that promise them. */
function isPartial(fs: Fs, packs: string): boolean {
  return fs.kindOf(packs) === 'folder' && fs.list(packs).some(({name}) => name.endsWith('.promisor'));
}

/** Inside a hook the index about to be committed may be a file of its own; another repository's is none of ours. */
function indexOfHook(fs: Fs, gitFolder: string, given: string | undefined): string | undefined {
  if (!given) return undefined;
  const candidates = [resolve(given), join(gitFolder, '..', given)];
  return candidates.find(
    (file) => fs.kindOf(file) === 'file' && fs.realPath(file).startsWith(fs.realPath(gitFolder) + sep),
  );
}

/** Without a repository, no history is an answer and not a failure. */
function nothingWithoutGit(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'no-git') return undefined;
  throw error;
}
