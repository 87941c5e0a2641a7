import {Refusal} from '../refusal.ts';
import type {RunGit} from './git-call.ts';
import {exitCodeOf} from './git-refusal.ts';
import {collect, printed} from './printed.ts';

/** A merge driver as the configuration has it: `merge.<id>.name` and `merge.<id>.driver` of git-config(1). */
export interface DriverDefinition {
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** What git runs with a shell. */
  readonly command: string;
}

/** The command of a driver in the repository's own configuration; nothing where it has none. */
export async function readMergeDriver(git: RunGit, id: string): Promise<string | undefined> {
  try {
    const output = await printed(git, ['config', '--local', '--null', '--get', `merge.${id}.driver`]);
    return output.replace(/\0$/, '');
  } catch (error) {
    // Git ends with 1 for a key that is not set.
    if (error instanceof Refusal && exitCodeOf(error) === 1) return undefined;
    throw error;
  }
}

/** Define a driver in the repository's own configuration; git takes the lock of that file, and writes all of it or nothing. */
export async function writeMergeDriver(git: RunGit, {id, name, command}: DriverDefinition): Promise<void> {
  const set = (key: string, value: string) =>
    git({
      words: ['config', '--local', '--replace-all', `merge.${id}.${key}`, value],
      reader: collect(),
      setsMergeDriver: true,
    });
  await set('name', name);
  // Last, for the driver is there when its command is.
  await set('driver', command);
}
