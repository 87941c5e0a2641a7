/** White space, and whatever lies beyond the text: next to it a mark cannot open or close. */
export const WHITE = 1;
/** Punctuation and symbols. */
export const PUNCTUATION = 2;
export const ALPHA = 4;
export const DIGIT = 8;
/** What the name of a mail address is made of where nothing encloses it. */
export const NAME = 16;
/** What may begin or end something other than words. */
export const MARKUP = 32;

const FLAGS = flagsOf();

/** What an ASCII character is, as a sum of the flags above; 0 for any other. */
export function flagsAt(code: number): number {
  return code < 128 ? (FLAGS[code] ?? 0) : 0;
}

/** `WHITE`, `PUNCTUATION` or 0 by Unicode, a UTF-16 unit at a time as micromark classifies characters. */
export function classOf(code: number): number {
  if (code < 128) return (FLAGS[code] ?? 0) & (WHITE | PUNCTUATION);
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return WHITE;
  return /[\p{P}\p{S}]/u.test(character) ? PUNCTUATION : 0;
}

export function isAlpha(code: number): boolean {
  return (flagsAt(code) & ALPHA) !== 0;
}

export function isAlphanumeric(code: number): boolean {
  return (flagsAt(code) & (ALPHA | DIGIT)) !== 0;
}

export function isPunctuation(code: number): boolean {
  return (flagsAt(code) & PUNCTUATION) !== 0;
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** A space, a tab or the end of a line. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

export function isControl(code: number): boolean {
  return code < 32 || code === 127;
}

function flagsOf(): Uint8Array {
  const flags = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    if (code === 32 || (code > 8 && code < 14)) flags[code] = WHITE;
    else if (code > 47 && code < 58) flags[code] = DIGIT | NAME;
    else if ((code | 32) > 96 && (code | 32) < 123) flags[code] = ALPHA | NAME;
    else if (code > 32 && code < 127) flags[code] = PUNCTUATION;
  }
  for (const code of [43, 45, 46, 95]) flags[code] = PUNCTUATION | NAME;
  for (const character of '\0\n\r!&*:<@W[\\]_`w~') {
    const code = character.charCodeAt(0);
    flags[code] = (flags[code] ?? 0) | MARKUP;
  }
  return flags;
}
