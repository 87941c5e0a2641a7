import {lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, relative, sep} from 'node:path';

/** Every file below a folder but git's, by its `/`-separated path; empty folders end in `/`. */
export function treeOf(folder: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const walk = (at: string): void => {
    const names = readdirSync(at)
      .toSorted()
      .filter((name) => name !== '.git');
    if (names.length === 0 && at !== folder) found[`${pathIn(folder, at)}/`] = '';
    for (const name of names) {
      const path = join(at, name);
      if (lstatSync(path).isDirectory()) walk(path);
      else found[pathIn(folder, path)] = readFileSync(path, 'latin1');
    }
  };
  walk(folder);
  return found;
}

/** Write files into a folder that may hold others. */
export function writeTree(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    if (!path.endsWith('/')) writeFileSync(join(folder, path), bytes, 'latin1');
  }
}

/** Make a folder hold these files and nothing else. */
export function replaceTree(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  writeTree(folder, files);
}

function pathIn(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
