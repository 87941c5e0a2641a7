import {isAlpha, isAlphanumeric, isBlank} from './characters.ts';

const [QUOTE, APOSTROPHE, SLASH, LESS, EQUALS, GREATER, BACKTICK] = [34, 39, 47, 60, 61, 62, 96];

/**
 * Offset behind the HTML that begins with the `<` at an offset, by CommonMark and micromark. Where there is none, the
 * complement (`~`) of the offset up to which it looked like some.
 */
export function htmlEnd(text: string, at: number, end: number): number {
  const code = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (isAlpha(code)) return openTagEnd(text, at + 2, end);
  if (code === SLASH) return closeTagEnd(text, at + 2, end);
  if (code === 33) return declarationEnd(text, at + 2, end);
  return code === 63 ? endOf('?>', text, at + 2, end) : ~(at + 1);
}

function declarationEnd(text: string, at: number, end: number): number {
  // `<!-->` and `<!--->` are comments too, so that the dashes of the opening may be those of the end.
  if (text.startsWith('--', at) && at + 2 <= end) return commentEnd(text, at + 2, end);
  if (text.startsWith('[CDATA[', at)) return endOf(']]>', text, at + 7, end);
  return at < end && isAlpha(text.charCodeAt(at)) ? endOf('>', text, at, end) : ~at;
}

function commentEnd(text: string, at: number, end: number): number {
  if (at < end && text.charCodeAt(at) === GREATER) return at + 1;
  if (at + 1 < end && text.startsWith('->', at)) return at + 2;
  return endOf('-->', text, at, end);
}

/** Offset behind the first occurrence of `close`; a search by hand, as one by `indexOf` would not stop at `end`. */
function endOf(close: string, text: string, from: number, end: number): number {
  const first = close.charCodeAt(0);
  const last = end - close.length;
  for (let at = from; at <= last; at++) {
    if (text.charCodeAt(at) === first && text.startsWith(close, at)) return at + close.length;
  }
  return ~end;
}

function closeTagEnd(text: string, from: number, end: number): number {
  if (from >= end || !isAlpha(text.charCodeAt(from))) return ~from;
  const at = afterBlanks(text, afterName(text, from, end), end);
  return closed(text, at, end);
}

function openTagEnd(text: string, from: number, end: number): number {
  let at = afterName(text, from, end);
  for (;;) {
    const next = afterBlanks(text, at, end);
    if (next >= end) return ~end;
    const code = text.charCodeAt(next);
    if (code === SLASH) return closed(text, next + 1, end);
    if (code === GREATER) return next + 1;
    // Something must part a name or a value from the attribute behind it.
    if (next === at || !isNameStart(code)) return ~next;
    at = afterAttribute(text, next, end);
    if (at < 0) return at;
  }
}

/** Offset behind an attribute and its value. */
function afterAttribute(text: string, from: number, end: number): number {
  let name = from + 1;
  while (name < end && isNamePart(text.charCodeAt(name))) name++;
  const equals = afterBlanks(text, name, end);
  if (equals >= end || text.charCodeAt(equals) !== EQUALS) return name;
  const value = afterBlanks(text, equals + 1, end);
  if (value >= end) return ~end;
  const code = text.charCodeAt(value);
  return code === QUOTE || code === APOSTROPHE
    ? afterQuoted(text, value + 1, end, code)
    : afterBare(text, value, end);
}

function afterQuoted(text: string, from: number, end: number, quote: number): number {
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === quote) return at + 1;
  return ~end;
}

function afterBare(text: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === LESS || code === EQUALS || code === BACKTICK) return ~at;
    if (at > from && (code === QUOTE || code === APOSTROPHE)) return ~at;
    // The first character of a value may be a slash.
    if (isBlank(code) || code === GREATER || (code === SLASH && at > from)) break;
  }
  return at > from ? at : ~at;
}

function afterName(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 45 || isAlphanumeric(text.charCodeAt(at)))) at++;
  return at;
}

function afterBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function closed(text: string, at: number, end: number): number {
  return at < end && text.charCodeAt(at) === GREATER ? at + 1 : ~at;
}

/** A letter, `:` or `_`. */
function isNameStart(code: number): boolean {
  return code === 58 || code === 95 || isAlpha(code);
}

function isNamePart(code: number): boolean {
  return code === 45 || code === 46 || code === 58 || code === 95 || isAlphanumeric(code);
}
