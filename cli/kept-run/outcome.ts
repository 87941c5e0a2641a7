import {Buffer} from 'node:buffer';

/** What a process of git prints, as it is kept: a little of it as it is, more as a digest. */
export interface Printed {
  readonly push: (bytes: Uint8Array) => void;
  readonly text: () => Promise<string>;
  /** Whether these bytes are in it. */
  readonly includes: (part: string) => boolean;
}

/** How many bytes are kept as they are: to load what makes digests takes longer than to compare them. */
const MOST = 4096;

/** Nothing was printed yet. */
export function newPrinted(): Printed {
  const parts: Uint8Array[] = [];
  return {
    push: (bytes) => void parts.push(bytes),
    includes: (part) => Buffer.concat(parts).includes(part, 0, 'latin1'),
    async text() {
      const bytes = Buffer.concat(parts);
      if (bytes.length <= MOST) return `text ${bytes.toString('latin1')}`;
      const {createHash} = await import('node:crypto');
      return `digest ${createHash('sha256').update(bytes).digest('base64')}`;
    },
  };
}

/** What came of a process of git that ended: of one that failed, what it said too. */
export async function outcomeOf(code: number | null, printed: Printed, said: Printed): Promise<string> {
  const texts = await Promise.all((code === 0 ? [printed] : [printed, said]).map(({text}) => text()));
  return [code, ...texts].join('\0');
}
