import {Buffer} from 'node:buffer';
import {type KeptRun, NUMBERS} from './kept-run.ts';

/** What the bytes of a kept run begin with; its number is that of their form. */
const MAGIC = 'openspec-run 2\n\n';

/** Magic, checksum, how many stamps there are, and how many bytes their paths and the JSON have. */
const [CHECKSUM, COUNT, PATHS, LENGTH, HEAD] = [16, 24, 32, 40, 48];

/** No path holds it. */
const BETWEEN = '\0';

/** The bytes of a kept run: a head with a checksum of the rest, the numbers of its stamps, their paths, JSON. */
export function encodeRun({settled: {paths, numbers}, ...rest}: KeptRun): Uint8Array {
  const names = Buffer.from(paths.join(BETWEEN));
  const text = Buffer.from(JSON.stringify(rest));
  const head = Buffer.alloc(HEAD);
  head.write(MAGIC, 'latin1');
  head.writeDoubleLE(paths.length, COUNT);
  head.writeDoubleLE(names.length, PATHS);
  head.writeDoubleLE(text.length, LENGTH);
  const length = HEAD + numbers.byteLength + names.length + text.length;
  // A whole number of words is what the checksum is made of.
  const filling = Buffer.alloc(-length & 7);
  const bytes = Buffer.concat([
    head,
    new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
    names,
    text,
    filling,
  ]);
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  aligned.writeDoubleLE(checksum(aligned), CHECKSUM);
  return aligned;
}

/** What the bytes say; nothing where they are cut short, damaged or of another form. Never throws. */
export function decodeRun(given: Uint8Array): KeptRun | undefined {
  try {
    // Numbers are read where they lie, which must be a multiple of 8.
    const {buffer, byteOffset, length: size} = given.byteOffset % 8 === 0 ? given : given.slice();
    const bytes = Buffer.from(buffer, byteOffset, size);
    if (size < HEAD || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
    const [count, length] = [bytes.readDoubleLE(COUNT), bytes.readDoubleLE(LENGTH)];
    const names = HEAD + count * NUMBERS * 8;
    const text = names + bytes.readDoubleLE(PATHS);
    if (size !== Math.ceil((text + length) / 8) * 8) return undefined;
    if (bytes.readDoubleLE(CHECKSUM) !== checksum(bytes)) return undefined;
    const paths = count === 0 ? [] : bytes.toString('utf8', names, text).split(BETWEEN);
    const numbers = new Float64Array(buffer, byteOffset + HEAD, count * NUMBERS);
    return {...JSON.parse(bytes.toString('utf8', text, text + length)), settled: {paths, numbers}};
  } catch {
    return undefined;
  }
}

/**
 * Tells bytes that were not all written from those that were; whoever wants to forge them can. One word that differs
 * always shows. Written for a run in which it is called once, before it is compiled.
 */
function checksum({buffer, byteOffset, length}: Uint8Array): number {
  const words = new Int32Array(buffer, byteOffset + COUNT, (length - COUNT) >> 2);
  let sum = words.length;
  for (let index = 0; index < words.length; index++) {
    sum = Math.imul(sum ^ (words[index] as number), 0x01000193);
    sum ^= sum >>> 15;
  }
  return sum;
}
