import {join} from 'node:path';
import {Refusal} from '../refusal.ts';
import type {Fs} from './fs.ts';

/**
 * Clear away what an earlier run staged and did not need any more.
 *
 * Old contents are another matter: a run that was cut short, or could not take everything back, left them, or one is
 * at work right now. Throws a Refusal then, for they may be the only copy.
 */
export function clearStaging(fs: Fs, staging: string): void {
  if (fs.kindOf(staging) !== 'folder') return;
  if (fs.list(staging).some(({name}) => name.endsWith('.old'))) {
    const message = `Another run is at work or was cut short: old contents of files lie in ${staging}; compare them with the files, then remove that folder`;
    throw new Refusal('unfinished-transaction', message, `ls -l "${staging}" && git status`);
  }
  sweep(fs, staging);
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
