import {join} from 'node:path';
import {Refusal, shellLine} from '../refusal.ts';
import type {Fs} from './fs.ts';
import {isRunning, ownProcess} from './processes.ts';

/** Says whose staging folder it is, so that one run never takes another's contents for its own. */
const OWNER = 'owner';

/**
 * Make the staging folder, which belongs to one run at a time.
 *
 * Throws a Refusal while another run has it, and when an earlier one left old contents there that may be the only
 * copy. What else an earlier run left is cleared away.
 */
export function claimStaging(fs: Fs, staging: string): void {
  if (fs.kindOf(staging) === 'folder') clearLeftovers(fs, staging);
  try {
    fs.makeFolder(staging);
  } catch (error) {
    const isTaken = (error as {code?: string}).code === 'EEXIST' && fs.kindOf(staging) === 'folder';
    throw isTaken ? anotherRun(undefined) : error;
  }
  try {
    fs.createFile(join(staging, OWNER), new TextEncoder().encode(`${ownProcess}\n`), undefined);
  } catch (error) {
    sweep(fs, staging);
    throw error;
  }
}

function clearLeftovers(fs: Fs, staging: string): void {
  const owner = ownerOf(fs, staging);
  if (owner !== undefined && owner !== ownProcess && isRunning(owner)) throw anotherRun(owner);
  if (fs.list(staging).some(({name}) => name.endsWith('.old'))) {
    const message = `A run was cut short: old contents of files lie in ${staging}; compare them with the files, then remove that folder`;
    throw new Refusal('unfinished-transaction', message, shellLine`ls -l ${staging} && git status`);
  }
  sweep(fs, staging);
}

function ownerOf(fs: Fs, staging: string): number | undefined {
  const file = join(staging, OWNER);
  const text = fs.kindOf(file) === 'file' ? new TextDecoder().decode(fs.read(file)) : '';
  return /^\d{1,10}\n$/.test(text) ? Number(text) : undefined;
}

function anotherRun(owner: number | undefined): Refusal {
  const who = owner === undefined ? 'Another run of openspec' : `Another run of openspec (process ${owner})`;
  return new Refusal(
    'another-run',
    `${who} is writing to this project, and nothing was changed; run this again`,
    'openspec list',
  );
}

/** Remove what was staged; never throws. What resists is ours, harmless, and swept by the next run. */
export function sweep(fs: Fs, staging: string): void {
  try {
    removeStaging(fs, staging);
  } catch {
    try {
      removeStaging(fs, staging);
    } catch {
      // The next run takes what is left.
    }
  }
}

/** Old contents go first: a leftover that has none is known to be unneeded. */
function removeStaging(fs: Fs, staging: string): void {
  if (fs.kindOf(staging) !== 'folder') return;
  const names = fs.list(staging).map(({name}) => name);
  const [old, others] = [
    names.filter((name) => name.endsWith('.old')),
    names.filter((name) => !name.endsWith('.old')),
  ];
  for (const name of [...old, ...others]) fs.removeFile(join(staging, name));
  fs.removeFolder(staging);
}
