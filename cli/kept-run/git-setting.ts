import {delimiter, dirname, join, resolve} from 'node:path';
import type {Fs} from '../../src/disk/fs.ts';
import type {Environment} from '../../src/git/environment.ts';
import type {RepositoryFolders} from '../../src/git/find-repository.ts';

/** Where git is looked for, and with what. */
export interface GitStart {
  /** The folder git is started in. */
  readonly root: string;
  readonly env: Environment;
  readonly repository: RepositoryFolders;
}

/**
 * Look at what decides whether git starts and whom it trusts, besides what the repository holds: the program, and the
 * files of configuration. Through the file system that is given, so that a traced one takes them down.
 *
 * Says whether that is all of it: not where a file leads to others, or where something else than a file is one. Throws
 * what the file system throws. Source: git-config(1), "FILES".
 */
export function seesGitSetting({root, env, repository}: GitStart, fs: Fs): boolean {
  const program = gitProgram({root, env}, fs);
  if (program === undefined) return false;
  const {gitFolder, commonFolder} = repository;
  const own = [join(commonFolder, 'config'), join(gitFolder, 'config.worktree')];
  return [...own, ...globalFiles(env), ...systemFiles(env, program)]
    .map((file) => isWholeSetting(resolve(root, file), fs))
    .every((isWhole) => isWhole);
}

/** The first file of its name on the path; of what it is, the size is taken down too, which another version changes. */
function gitProgram({root, env}: Omit<GitStart, 'repository'>, fs: Fs): string | undefined {
  // Windows names its path as it likes.
  const [, path = ''] = Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH') ?? [];
  const name = delimiter === ';' ? 'git.exe' : 'git';
  const program = path
    .split(delimiter)
    .map((folder) => resolve(root, folder, name))
    .find((file) => isProgram(file, fs));
  if (program !== undefined) fs.sizeOf(fs.realPath(program));
  return program;
}

/** Where a folder may not be looked into, no program is found in it. */
function isProgram(file: string, fs: Fs): boolean {
  try {
    return fs.kindOf(file) !== undefined && fs.kindOf(fs.realPath(file)) === 'file';
  } catch {
    return false;
  }
}

function globalFiles(env: Environment): readonly string[] {
  const {
    GIT_CONFIG_GLOBAL: own,
    XDG_CONFIG_HOME: xdg,
    HOME,
    USERPROFILE,
    HOMEDRIVE = '',
    HOMEPATH = '',
  } = env;
  if (own !== undefined) return own === '' ? [] : [own];
  const homes = [HOME, USERPROFILE, HOMEDRIVE + HOMEPATH].filter((home) => home !== undefined && home !== '');
  const folders = [...(xdg ? [xdg] : []), ...homes.map((home) => join(home as string, '.config'))];
  return [
    ...homes.map((home) => join(home as string, '.gitconfig')),
    ...folders.map((folder) => join(folder, 'git', 'config')),
  ];
}

/** Where programs are built to look for theirs, by where they lie: most of them, Apple's, and what Windows has for all. */
function systemFiles(env: Environment, program: string): readonly string[] {
  const {GIT_CONFIG_SYSTEM: own, PROGRAMDATA: shared} = env;
  if (own !== undefined) return own === '' ? [] : [own];
  const prefix = dirname(dirname(program));
  return [
    '/etc/gitconfig',
    join(prefix, 'etc', 'gitconfig'),
    join(prefix, 'share', 'git-core', 'gitconfig'),
    ...(shared ? [join(shared, 'Git', 'config')] : []),
  ];
}

/** Whether a file of configuration is none, or one that says all by itself. Many a person's is a link. */
function isWholeSetting(file: string, fs: Fs): boolean {
  const kind = fs.kindOf(file);
  if (kind === undefined || file === '/dev/null') return true;
  const real = kind === 'link' ? fs.realPath(file) : file;
  return fs.kindOf(real) === 'file' && !/\[\s*include/i.test(new TextDecoder('latin1').decode(fs.read(real)));
}
