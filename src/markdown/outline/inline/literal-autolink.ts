import {
  ALPHA,
  classOf,
  DIGIT,
  flagsAt,
  isAlpha,
  isAlphanumeric,
  isBlank,
  isControl,
  NAME,
  PUNCTUATION,
  WHITE,
} from './characters.ts';

/** What a bare address is read as. */
export type LiteralKind = 'mail' | 'http' | 'www';

/** A bare address, and the offset behind it. */
export interface Literal {
  readonly kind: LiteralKind;
  readonly end: number;
}

/** Whether a bare address may stand around this character: `@`, `://` or `www.`; the text is then read with care. */
export function mayBeAddress(text: string, at: number, code: number): boolean {
  if (code === 64) return (flagsAt(text.charCodeAt(at - 1)) & NAME) !== 0;
  if (code === 58) return text.charCodeAt(at + 1) === 47 && text.charCodeAt(at + 2) === 47;
  return text.charCodeAt(at + 3) === 46 && isWww(text, at);
}

/**
 * The bare address that begins at an offset, as micromark-extension-gfm-autolink-literal reads it.
 *
 * No bracket may be open before it. `from` is where the words begin: nothing stands before it.
 */
export function literalAt(text: string, at: number, from: number, end: number): Literal | undefined {
  const code = text.charCodeAt(at);
  const before = at > from ? text.charCodeAt(at - 1) : 10;
  const mail = mailEnd(text, at, end, before);
  if (mail > 0) return {kind: 'mail', end: mail};
  const letter = code | 32;
  if (letter === 104) return httpAt(text, at, end, before);
  return letter === 119 ? wwwAt(text, at, end, before) : undefined;
}

function mailEnd(text: string, from: number, end: number, before: number): number {
  if (before === 47 || (flagsAt(before) & NAME) !== 0) return -1;
  let at = from;
  while (at < end && (flagsAt(text.charCodeAt(at)) & NAME) !== 0) at++;
  if (at === from || at >= end || text.charCodeAt(at) !== 64) return -1;
  return domainOfMailEnd(text, at + 1, end);
}

function domainOfMailEnd(text: string, from: number, end: number): number {
  let [at, hasDot, hasData] = [from, false, false];
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 46) {
      if (at + 1 >= end || !isAlphanumeric(text.charCodeAt(at + 1))) break;
      hasDot = true;
    } else if (code === 45 || code === 95 || isAlphanumeric(code)) hasData = true;
    else break;
  }
  return hasDot && hasData && isAlpha(text.charCodeAt(at - 1)) ? at : -1;
}

function httpAt(text: string, at: number, end: number, before: number): Literal | undefined {
  if (isAlpha(before)) return undefined;
  const colon = (text.charCodeAt(at + 4) | 32) === 115 ? at + 5 : at + 4;
  if (!text.startsWith('://', colon) || colon + 3 >= end) return undefined;
  if (text.slice(at, at + 4).toLowerCase() !== 'http') return undefined;
  const code = text.charCodeAt(colon + 3);
  if (isControl(code) || classOf(code) !== 0) return undefined;
  return addressAt('http', text, colon + 3, end);
}

function wwwAt(text: string, at: number, end: number, before: number): Literal | undefined {
  if (!mayPrecedeWww(before) || !isWww(text, at) || text.charCodeAt(at + 3) !== 46) return undefined;
  return at + 4 < end ? addressAt('www', text, at, end) : undefined;
}

function addressAt(kind: LiteralKind, text: string, from: number, end: number): Literal | undefined {
  const domain = domainEnd(text, from, end);
  return domain < 0 ? undefined : {kind, end: pathEnd(text, domain, end)};
}

/** Offset behind a domain; -1 where there is none, or an underscore in one of its last two parts. */
function domainEnd(text: string, from: number, end: number): number {
  let [at, hasData, inLast, inLastButOne] = [from, false, false, false];
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 || code === 95) {
      if (isTrail(text, at, end)) break;
      if (code === 95) inLast = true;
      else [inLastButOne, inLast] = [inLast, false];
    } else if (isBlank(code) || classAt(code) === WHITE || (code !== 45 && classAt(code) === PUNCTUATION))
      break;
    else hasData = true;
  }
  return hasData && !inLast && !inLastButOne ? at : -1;
}

/** Offset behind a path: what trails it, such as a full stop, is left out. */
function pathEnd(text: string, from: number, end: number): number {
  let [at, open, shut] = [from, 0, 0];
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 40) open++;
    else if (code === 41 && shut < open) shut++;
    else if (mayTrail(code)) {
      if (isTrail(text, at, end)) break;
      if (code === 41) shut++;
    } else if (classAt(code) === WHITE) break;
  }
  return at;
}

/** Most characters of an address are ASCII letters and digits, which have no class. */
function classAt(code: number): number {
  return (flagsAt(code) & (ALPHA | DIGIT)) === 0 ? classOf(code) : 0;
}

/** Whether punctuation goes on up to white space, `<` or the end of the words. */
function isTrail(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 38) {
      at = referenceEnd(text, at + 1, end);
      if (at < 0) return false;
    } else if (code === 93) {
      const next = at + 1 < end ? text.charCodeAt(at + 1) : 32;
      if (next === 40 || next === 91 || classAt(next) === WHITE) return true;
    } else if (code === 60 || classAt(code) === WHITE) return true;
    else if (!trails(code)) return false;
  }
  return true;
}

/** Where the `;` behind the letters of a character reference stands. */
function referenceEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isAlpha(text.charCodeAt(at))) at++;
  return at > from && at < end && text.charCodeAt(at) === 59 ? at : -1;
}

/** `! " ' ) * , . : ; ? _ ~` */
function trails(code: number): boolean {
  return TRAILING.includes(code);
}

function mayTrail(code: number): boolean {
  return code === 38 || code === 60 || code === 93 || trails(code);
}

const TRAILING: readonly number[] = [33, 34, 39, 41, 42, 44, 46, 58, 59, 63, 95, 126];

function isWww(text: string, at: number): boolean {
  for (let index = at; index < at + 3; index++) if ((text.charCodeAt(index) | 32) !== 119) return false;
  return true;
}

function mayPrecedeWww(code: number): boolean {
  return (
    isBlank(code) || code === 40 || code === 42 || code === 91 || code === 93 || code === 95 || code === 126
  );
}
