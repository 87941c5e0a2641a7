import {Buffer} from 'node:buffer';
import {DIGEST, type KeptRun, NUMBERS} from './kept-run.ts';

/** What the bytes of a kept run begin with; its number is that of their form. */
const MAGIC = 'openspec-run 1\n\n';

/** Magic, checksum, how many bytes the JSON has, a multiple of 8, and how many files follow it. */
const [HEAD, CHECKSUM, LENGTH, COUNT] = [40, 16, 24, 32];
const EACH = NUMBERS * 8 + DIGEST;

/** The bytes of a kept run: a head with a checksum of the rest, JSON, the numbers of its files and their digests. */
export function encodeRun({files, ...rest}: KeptRun): Uint8Array {
  const text = Buffer.from(JSON.stringify({...rest, paths: files.paths}));
  const length = Math.ceil(text.length / 8) * 8;
  const numbers = HEAD + length;
  const bytes = Buffer.alloc(numbers + files.paths.length * EACH, ' ');
  bytes.write(MAGIC, 'latin1');
  bytes.writeDoubleLE(length, LENGTH);
  bytes.writeDoubleLE(files.paths.length, COUNT);
  bytes.set(text, HEAD);
  bytes.set(new Uint8Array(files.numbers.buffer), numbers);
  bytes.set(files.digests, numbers + files.numbers.byteLength);
  bytes.writeDoubleLE(checksum(bytes), CHECKSUM);
  return bytes;
}

/** What the bytes say; nothing where they are cut short, damaged or of another form. Never throws. */
export function decodeRun(given: Uint8Array): KeptRun | undefined {
  try {
    // Numbers are read where they lie, which must be a multiple of 8.
    const {buffer, byteOffset, length: size} = given.byteOffset % 8 === 0 ? given : given.slice();
    const bytes = Buffer.from(buffer, byteOffset, size);
    if (size < HEAD || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
    const [length, count] = [bytes.readDoubleLE(LENGTH), bytes.readDoubleLE(COUNT)];
    if (size !== HEAD + length + count * EACH) return undefined;
    if (bytes.readDoubleLE(CHECKSUM) !== checksum(bytes)) return undefined;
    const {paths, ...rest} = JSON.parse(bytes.toString('utf8', HEAD, HEAD + length));
    const numbers = new Float64Array(buffer, byteOffset + HEAD + length, count * NUMBERS);
    const digests = bytes.subarray(HEAD + length + numbers.byteLength);
    return {...rest, files: {paths, numbers, digests}};
  } catch {
    return undefined;
  }
}

/**
 * Tells bytes that were not all written from those that were; whoever wants to forge them can. One word that differs
 * always shows. Written for a run in which it is called once, before it is compiled.
 */
function checksum({buffer, byteOffset, length}: Uint8Array): number {
  const words = new Int32Array(buffer, byteOffset + LENGTH, (length - LENGTH) >> 2);
  let sum = words.length;
  for (let index = 0; index < words.length; index++) {
    sum = Math.imul(sum ^ (words[index] as number), 0x01000193);
    sum ^= sum >>> 15;
  }
  return sum;
}
