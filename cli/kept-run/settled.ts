import {NUMBERS, type Settled, type Stamp} from './kept-run.ts';
import {stampOf} from './stamp.ts';

/** Stamps by their paths, in columns; behind those that are in columns already. */
export function inColumns(stamps: ReadonlyMap<string, Stamp>, before?: Settled): Settled {
  const paths = [...(before?.paths ?? []), ...stamps.keys()];
  const numbers = new Float64Array(paths.length * NUMBERS);
  numbers.set(before?.numbers ?? []);
  let at = before?.numbers.length ?? 0;
  for (const {size, changed, modified, inode} of stamps.values()) {
    numbers[at++] = size;
    numbers[at++] = changed;
    numbers[at++] = modified;
    numbers[at++] = inode;
  }
  return {paths, numbers};
}

/** Whether every one of them has the stamp it had. Never throws. */
export function areSettled({paths, numbers}: Settled): boolean {
  for (let [index, at] = [0, 0]; index < paths.length; index++, at += NUMBERS) {
    const now = stampOf(paths[index] as string);
    if (now === undefined || now.size !== numbers[at] || now.changed !== numbers[at + 1]) return false;
    if (now.modified !== numbers[at + 2] || now.inode !== numbers[at + 3]) return false;
  }
  return true;
}
