import {Buffer} from 'node:buffer';
import type {OutputReader} from './fields.ts';
import type {RunGit} from './git-call.ts';

/** Takes a whole output as one text, one character a byte. */
export function collect(): OutputReader & {readonly text: () => string} {
  const parts: Uint8Array[] = [];
  return {
    push: (bytes) => void parts.push(bytes),
    end: () => undefined,
    text: () => Buffer.concat(parts).toString('latin1'),
  };
}

/** What git prints, as text, given an input or none. Throws a Refusal when git fails. */
export async function printed(git: RunGit, words: readonly string[], input?: string): Promise<string> {
  const output = collect();
  await git({words, reader: output, ...(input !== undefined && {input})});
  return Buffer.from(output.text(), 'latin1').toString('utf8');
}
