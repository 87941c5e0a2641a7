import {Buffer} from 'node:buffer';

const UTF8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

/** Where a byte that is no UTF-8 stands in a text: https://peps.python.org/pep-0383/. */
const ESCAPED = 0xdc00;

/**
 * The bytes of a name, given one to a character, as a text.
 *
 * Names are bytes to git. A byte that is no UTF-8 becomes half a surrogate pair, which no UTF-8 holds: no two names
 * have one text, and `bytesOf` gives the bytes back.
 */
export function textOf(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  return decoded(bytes) ?? escaped(bytes);
}

/** The bytes of a name that `textOf` gave. */
export function bytesOf(text: string): Uint8Array {
  const parts = text.match(/[\uDC80-\uDCFF]|(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uDC80-\uDCFF])+?/g) ?? [];
  return Buffer.concat(parts.map(bytesOfPart));
}

function bytesOfPart(part: string): Uint8Array {
  const unit = part.charCodeAt(0);
  return part.length === 1 && unit >= 0xdc80 && unit <= 0xdcff
    ? Buffer.of(unit - ESCAPED)
    : Buffer.from(part);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The longest sound character at each place, else its byte. */
function escaped(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [4, 3, 2, 1].find((candidate) =>
      isCharacter(bytes.subarray(at, at + candidate), candidate),
    );
    text += length
      ? UTF8.decode(bytes.subarray(at, at + length))
      : String.fromCharCode(ESCAPED + (bytes[at] ?? 0));
    at += length ?? 1;
  }
  return text;
}

function isCharacter(bytes: Uint8Array, length: number): boolean {
  if (bytes.length !== length) return false;
  const text = decoded(bytes);
  return text !== undefined && [...text].length === 1;
}
