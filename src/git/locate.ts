import {join, resolve} from 'node:path';
import type {Fs} from '../disk/fs.ts';
import {Refusal} from '../refusal.ts';
import {type Environment, gitEnvironment} from './environment.ts';
import {findRepository, isInNoRepository, type RepositoryFolders} from './find-repository.ts';
import type {RunGit} from './git-call.ts';
import {textOf} from './path-bytes.ts';
import {collect} from './printed.ts';
import {repositoryEnvironment} from './repository-environment.ts';

/** Where a repository is looked for, and with what. */
export interface Surroundings {
  /** The project's root, absolute and native. */
  readonly root: string;
  readonly fs: Fs;
  readonly env: Environment;
  readonly gitIn: (env: Readonly<Record<string, string>>) => RunGit;
}

/** A repository, seen from the project's root. */
export interface Repository extends RepositoryFolders {
  readonly git: RunGit;
  readonly isShallow: boolean;
  /** It was cloned without all of its contents, which are fetched when they are looked at. */
  readonly isPartial: boolean;
}

/** The repository the project lies in; nothing when there is none. Throws a Refusal when git fails. */
export async function locate({root, fs, env: given, gitIn}: Surroundings): Promise<Repository | undefined> {
  const found = findRepository(fs, root);
  if (found === undefined && isInNoRepository(fs, root)) return undefined;
  const folders = found ?? (await askGit(gitIn(gitEnvironment(given)), root));
  if (folders === undefined) return undefined;
  return {
    ...folders,
    git: gitIn(repositoryEnvironment(fs, folders.gitFolder, given)),
    isShallow: fs.kindOf(join(folders.commonFolder, 'shallow')) === 'file',
    isPartial: isPartial(fs, join(folders.commonFolder, 'objects', 'pack')),
  };
}

async function askGit(git: RunGit, root: string): Promise<RepositoryFolders | undefined> {
  const output = collect();
  try {
    await git({
      words: ['rev-parse', '--show-prefix', '--absolute-git-dir', '--git-common-dir'],
      reader: output,
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no-git') return undefined;
    throw error;
  }
  const [prefix, gitFolder, commonFolder, ...others] = output.text().split('\n').map(textOf);
  if (prefix === undefined || !gitFolder || !commonFolder || others.length > 1) {
    throw new Refusal('git-failed', 'The folder of this repository has a line break in its name', 'pwd');
  }
  return {prefix, gitFolder: resolve(root, gitFolder), commonFolder: resolve(root, commonFolder)};
}

/** Only a clone that left objects out has packs that promise them. */
function isPartial(fs: Fs, packs: string): boolean {
  return fs.kindOf(packs) === 'folder' && fs.list(packs).some(({name}) => name.endsWith('.promisor'));
}
