import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

/**
 * What changes when somebody changes a file of the built program where it lies, as tools that patch packages do: of
 * each its name, size, inode and time. The time of its status is left out, which a package manager that shares a file
 * changes in all its places. Never throws: what cannot be looked at is none.
 */
export function filesOfProgram(packageRoot: string): string {
  const dist = join(packageRoot, 'dist');
  try {
    const names = ['openspec.cjs', ...readdirSync(join(dist, 'bin')).map((name) => `bin/${name}`)];
    return names.map((name) => `${name} ${stampOf(`${dist}/${name}`)}`).join('\n');
  } catch {
    return '';
  }
}

function stampOf(file: string): string {
  const stat = statSync(file, {throwIfNoEntry: false});
  return `${stat?.size} ${stat?.mtimeMs} ${stat?.ino}`;
}
