import {printable} from '../printable.ts';
import {Refusal, shellLine} from '../refusal.ts';
import type {RunGit} from './git-call.ts';
import {exitCodeOf} from './git-refusal.ts';
import type {Repository} from './locate.ts';
import {textOf} from './path-bytes.ts';
import {pathspecsOf} from './pathspec.ts';
import {collect, printed} from './printed.ts';

/**
 * The newest commit that a revision and HEAD have in common, by its full hash. Throws a Refusal when git knows no such
 * revision, or when the two have nothing in common.
 */
export async function askMergeBase({git, isShallow}: Repository, given: string): Promise<string> {
  const ref = oneRevision(given);
  if (/^-|^$|[\p{Cc}\p{Cs}]/u.test(ref)) throw unknownRef(ref);
  try {
    return (await printed(git, ['merge-base', ref, 'HEAD'])).trim();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'git-failed') throw error;
    if (exitCodeOf(error) === 1) throw nothingInCommon(ref, isShallow);
    throw (await hasCommit(git)) ? unknownRef(ref, saidBy(error)) : noCommit();
  }
}

/** The commit a revision is, by its full hash. Throws a Refusal when git knows none. */
export async function askTip({git}: Repository, given: string): Promise<string> {
  const ref = oneRevision(given);
  if (/^-|^$|[\p{Cc}\p{Cs}]/u.test(ref)) throw unknownRef(ref);
  try {
    return (await printed(git, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])).trim();
  } catch (error) {
    throw error instanceof Refusal && exitCodeOf(error) !== undefined ? unknownRef(ref) : error;
  }
}

/** `main...` and `main...HEAD` are where `main` and HEAD part, which is asked for anyway. */
function oneRevision(ref: string): string {
  return ref.replace(/(?<=.)\.\.\.(?:HEAD|@)?$/, '');
}

/** What git says of a revision; nothing where it is only that there is none. */
function saidBy({message}: Refusal): string {
  const said = message.replace(/^`git merge-base` failed: /, '');
  return /^not a valid (?:object|commit) name/i.test(said) ? '' : `: ${said}`;
}

function unknownRef(ref: string, said = ''): Refusal {
  const hint = /upstream/.test(said) ? 'git branch --all -vv' : 'git branch --all';
  return new Refusal('unknown-ref', `Git knows no commit \`${printable(ref)}\`${said}`, hint);
}

async function hasCommit(git: RunGit): Promise<boolean> {
  try {
    await printed(git, ['rev-parse', '--verify', '--quiet', 'HEAD']);
    return true;
  } catch (error) {
    if (error instanceof Refusal && exitCodeOf(error) === 1) return false;
    throw error;
  }
}

function noCommit(): Refusal {
  return new Refusal(
    'no-commit',
    'There is no commit on this branch yet that anything could differ from',
    'openspec lint',
  );
}

/** What is common may lie where a shallow clone is cut off: https://git-scm.com/docs/git-fetch#Documentation/git-fetch.txt---unshallow */
function nothingInCommon(ref: string, isShallow: boolean): Refusal {
  const shown = `\`${printable(ref)}\``;
  return isShallow
    ? new Refusal(
        'shallow',
        `The history that is here does not reach back to where ${shown} and HEAD part`,
        'git fetch --unshallow',
      )
    : new Refusal('no-merge-base', `${shown} and HEAD have no commit in common`, shellLine`git log ${ref}`);
}

/**
 * What differs in the work tree from a commit at some paths, files that are not tracked included and ignored ones not.
 * All paths are relative to the project's root; a rename is two.
 */
export async function askChangedSince(
  {git, prefix, isPartial}: Repository,
  commit: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const within = [...new Set(paths)].map((path) => prefix + path);
  const [changed, untracked] = await Promise.all([
    listed(git, [...(isPartial ? UNREAD : []), ...DIFF, commit, '--', ...within.flatMap(pathspecsOf)]),
    askUntracked({git}, within),
  ]);
  return [...new Set([...changed, ...untracked])].map((path) => path.slice(prefix.length));
}

/** The files at some paths, relative to the repository's top, that are neither tracked nor ignored. */
export async function askUntracked(
  {git}: Pick<Repository, 'git'>,
  paths: readonly string[],
): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  const words = ['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--'];
  return listed(git, [...words, ...paths.flatMap(pathspecsOf)]);
}

async function listed(git: RunGit, words: readonly string[]): Promise<readonly string[]> {
  const output = collect();
  await git({words, reader: output});
  return output.text().split('\0').filter(Boolean).map(textOf);
}

/** A file that was only touched is then one that differs, but no content of a commit is read to know that it is not. */
const UNREAD = ['-c', 'diff.autoRefreshIndex=false'];

const DIFF = [
  'diff',
  '--name-only',
  '-z',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-relative',
  '--ignore-submodules=none',
];
