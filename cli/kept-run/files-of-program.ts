import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

/**
 * A short text that is another when somebody changed a file of the built program where it lies, as tools that patch
 * packages do: sums of the size, the inode and the time of each. The time of its status is left out, which a package
 * manager that shares a file changes in all its places. Never throws: what cannot be looked at is none.
 *
 * Sums, as a text of all numbers takes as long to make and to compare as the files to look at. Source: FNV-1a, twice.
 */
export function filesOfProgram(packageRoot: string): string {
  const dist = join(packageRoot, 'dist');
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (const file of filesIn(dist)) {
    const stat = statSync(`${dist}/${file}`, {throwIfNoEntry: false});
    for (const number of [stat?.size ?? 0, stat?.ino ?? 0, (stat?.mtimeMs ?? 0) * 1000]) {
      one = Math.imul(one ^ number, 0x01000193);
      one ^= one >>> 15;
      two = Math.imul(two ^ number, 0x85ebca6b);
      two ^= two >>> 13;
    }
  }
  return `${one} ${two}`;
}

function filesIn(dist: string): readonly string[] {
  try {
    return ['openspec.cjs', ...readdirSync(join(dist, 'bin')).map((name) => `bin/${name}`)];
  } catch {
    return [];
  }
}
