import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import type {Repo} from './repo.ts';

/** Where the tool keeps what it knows of a repository. */
export function indexFolderOf({root}: Pick<Repo, 'root'>): string {
  return join(root, '.git', 'openspec');
}

/** The files in which it is kept, absolute. */
export function indexesOf(repo: Pick<Repo, 'root'>): readonly string[] {
  const folder = indexFolderOf(repo);
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
