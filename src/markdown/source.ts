/** The line terminators CommonMark knows. */
export type LineEnding = '\n' | '\r\n' | '\r';

/**
 * One file as it lies on disk, and the text the parser sees.
 *
 * Every offset in this project is a UTF-16 code unit of `text`, 0-based, with the byte order mark taken off.
 */
export interface Source {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly hasBom: boolean;
  /** Offset in `text` of the first byte that is not UTF-8; absent when the file is sound. */
  readonly invalidAt?: number;
}

const BOM = '\uFEFF';

/** Never fails: bytes that are not UTF-8 are shown as U+FFFD and noted in `invalidAt`. */
export function decode(path: string, bytes: Uint8Array): Source {
  const sound = decodedUtf8(bytes);
  const decoded = sound ?? LOSSY.decode(bytes);
  const hasBom = decoded.startsWith(BOM);
  const text = hasBom ? decoded.slice(1) : decoded;
  const source = {path, bytes, text, hasBom};
  return sound !== undefined ? source : {...source, invalidAt: firstInvalid(bytes) - (hasBom ? 1 : 0)};
}

/** A source made from text, for what is not on disk yet. */
export function sourceOf(path: string, text: string): Source {
  return decode(path, new TextEncoder().encode(text));
}

/** The bytes of `text` written in the place of `source`: its byte order mark stays. */
export function encode({hasBom}: Pick<Source, 'hasBom'>, text: string): Uint8Array {
  return new TextEncoder().encode(hasBom ? BOM + text : text);
}

/**
 * The line ending new text at `offset` should take: that of its line where it stands at the end of one, else the one
 * before it, else the first after it, else LF.
 */
export function lineEndingAt(text: string, offset: number): LineEnding {
  for (let index = isLineBreak(text[offset]) ? offset : offset - 1; index >= 0; index--) {
    if (text[index] === '\n') return text[index - 1] === '\r' ? '\r\n' : '\n';
    if (text[index] === '\r') return text[index + 1] === '\n' ? '\r\n' : '\r';
  }
  const next = /\r\n|\n|\r/.exec(text.slice(offset));
  return (next?.[0] as LineEnding | undefined) ?? '\n';
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

const LOSSY = new TextDecoder('utf-8', {ignoreBOM: true});
const EXACT = new TextDecoder('utf-8', {ignoreBOM: true, fatal: true});

function decodedUtf8(bytes: Uint8Array): string | undefined {
  try {
    return EXACT.decode(bytes);
  } catch {
    return undefined;
  }
}

function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes, {stream: true});
    return true;
  } catch {
    return false;
  }
}

/** The longest sound prefix, by bisection, measured in UTF-16 code units. */
function firstInvalid(bytes: Uint8Array): number {
  let sound = 0;
  let broken = bytes.length + 1;
  while (broken - sound > 1) {
    const middle = (sound + broken) >>> 1;
    if (middle <= bytes.length && isUtf8Prefix(bytes.subarray(0, middle))) sound = middle;
    else broken = middle;
  }
  return new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.subarray(0, sound), {stream: true}).length;
}
