import {join} from 'node:path';
import type {Fs} from '../../src/disk/fs.ts';
import type {Environment} from '../../src/git/environment.ts';
import {findRepository, type RepositoryFolders} from '../../src/git/find-repository.ts';
import {seesGitSetting} from './git-setting.ts';
import type {AskedOfGit} from './kept-run.ts';

/** Where git is asked something. */
export interface GitWorld {
  readonly fs: Fs;
  /** The process's own. */
  readonly env: Environment;
}

const HASH = '[0-9a-f]{40}(?:[0-9a-f]{24})?';
const OF_COMMIT = new RegExp(`^(?:\\^?${HASH}|HEAD)$`);
const OF_OBJECT = new RegExp(`^(?:${HASH}|HEAD(?=[:^]))(?:$|[:^])`);

/**
 * Whether git would say the same for ever, as long as HEAD and git are what they are: it is asked for nothing but objects
 * by their hashes and what they lead to, and nothing of the repository makes objects look other than they are.
 *
 * Reads HEAD, that and how git is set up through the file system it is given, so that a traced one takes them down.
 */
export function isSettled({words, input, root}: AskedOfGit, {fs, env}: GitWorld): boolean {
  if (!asksForObjects(words, input)) return false;
  try {
    const repository = findRepository(fs, root);
    return (
      repository !== undefined &&
      isPlain(repository, fs) &&
      hasPlainHead(repository, fs) &&
      seesGitSetting({root, env, repository}, fs)
    );
  } catch {
    return false;
  }
}

/** What must be there for an answer to stay: what is asked for, and of a file the commit it is looked up in. */
export function neededBy(input: string): readonly string[] {
  const names = input.trimEnd().split('\n');
  return [...new Set(names.map((name) => name.replace(/:.*$/s, '^{commit}')))];
}

function asksForObjects(words: readonly string[], input: string | undefined): boolean {
  const [verb] = words;
  if (verb === 'cat-file')
    return (
      !!input &&
      input
        .trimEnd()
        .split('\n')
        .every((line) => OF_OBJECT.test(line))
    );
  // Rows of `--raw` are what trees say; what counts lines looks at attributes, which lie in the work tree.
  if (verb !== 'log' || !words.includes('--raw') || words.some((word) => COUNTS.test(word))) return false;
  const end = words.indexOf('--');
  return end > 0 && words.slice(1, end).every((word) => word.startsWith('-') || OF_COMMIT.test(word));
}

const COUNTS =
  /^(?:-p|-u|--patch|--stdin|--all|--branches|--remotes|--tags|--glob.*|--reflog|--(?:num|short)?stat.*)$/;

/** Neither cut off nor replaced: git-replace(1), grafts, gitrepository-layout(5). */
function isPlain({commonFolder}: RepositoryFolders, fs: Fs): boolean {
  const isThere = (...names: readonly string[]) => fs.kindOf(join(commonFolder, ...names)) !== undefined;
  if (isThere('reftable') || isThere('shallow') || isThere('info', 'grafts')) return false;
  const replaced = join(commonFolder, 'refs', 'replace');
  return (
    (fs.kindOf(replaced) !== 'folder' || fs.list(replaced).length === 0) &&
    !packedRefs(commonFolder, fs).includes(' refs/replace/')
  );
}

/** Whether HEAD is a commit, or a branch that is one. */
function hasPlainHead({gitFolder, commonFolder}: RepositoryFolders, fs: Fs): boolean {
  const head = textOf(fs, join(gitFolder, 'HEAD')).trim();
  const [, branch] = /^ref: (refs\/heads\/.+)$/.exec(head) ?? [];
  if (branch === undefined) return isHash(head);
  const loose = textOf(fs, join(commonFolder, ...branch.split('/'))).trim();
  return isHash(loose) || (loose === '' && packedRefs(commonFolder, fs).includes(` ${branch}\n`));
}

function isHash(text: string): boolean {
  return new RegExp(`^${HASH}$`).test(text);
}

function packedRefs(commonFolder: string, fs: Fs): string {
  return textOf(fs, join(commonFolder, 'packed-refs'));
}

function textOf(fs: Fs, file: string): string {
  return fs.kindOf(file) === 'file' ? new TextDecoder('latin1').decode(fs.read(file)) : '';
}
