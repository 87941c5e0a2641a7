import {Buffer} from 'node:buffer';
import {malformed, type OutputReader} from './fields.ts';
import type {Repository} from './locate.ts';

/**
 * The contents of files by names such as `<hash>^:package.json`, read as UTF-8, in one process; a name of nothing, or of
 * something else than a file, has none.
 *
 * A partial clone would fetch what it lacks, so there nothing is known.
 */
export async function askContents(
  {git, isPartial}: Repository,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(names)].filter((name) => !/[\n\p{Cs}]/u.test(name));
  if (asked.length === 0 || isPartial) return new Map();
  const found: (string | undefined)[] = [];
  const reader = readBatch((content) => found.push(content && Buffer.from(content).toString()));
  await git({words: ['cat-file', '--batch'], reader, input: asked.map((name) => `${name}\n`).join('')});
  return new Map(
    asked.flatMap((name, index) => {
      const content = found[index];
      return content === undefined ? [] : [[name, content] as const];
    }),
  );
}

/** Read the output of `git cat-file --batch`: of each name a line that says what follows, and that. Source: git-cat-file(1). */
export function readBatch(each: (content: Uint8Array | undefined) => void): OutputReader {
  const parts: Uint8Array[] = [];
  return {
    push: (bytes) => void parts.push(bytes),
    end() {
      const output = Buffer.concat(parts);
      for (let at = 0, count = 0; at < output.length; count++) {
        const end = output.indexOf('\n', at);
        if (end < 0) throw malformed('The batch', count);
        const [, type, size] = /^[0-9a-f]{40,64} (\w+) (\d+)$/.exec(output.toString('latin1', at, end)) ?? [];
        const length = Number(size ?? -1);
        const next = end + length + 2;
        if (next > output.length) throw malformed('The batch', count);
        each(type === 'blob' ? output.subarray(end + 1, end + 1 + length) : undefined);
        at = next;
      }
    },
  };
}
