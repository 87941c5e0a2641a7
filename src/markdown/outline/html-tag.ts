import {isSpace, skipBlanks} from './line.ts';

/** The tags of CommonMark 4.6 that begin an HTML block whatever stands behind them. */
const BLOCKS = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li ' +
    'link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th ' +
    'thead title tr track ul'
  ).split(' '),
);

/** Whether a tag of this name, in small letters, begins an HTML block. */
export function isHtmlBlockName(name: string): boolean {
  return BLOCKS.has(name);
}

/** Whether what stands in a tag of this name, in small letters, is no Markdown. */
export function isRawName(name: string): boolean {
  return name === 'pre' || name === 'script' || name === 'style' || name === 'textarea';
}

/** Offset behind the name of a tag, or `from` where there is none. */
export function nameEnd(text: string, from: number, end: number): number {
  if (from >= end || !isLetter(text.charCodeAt(from))) return from;
  let at = from + 1;
  while (at < end && isNameCode(text.charCodeAt(at))) at++;
  return at;
}

/** Whether a tag ends on this line, and nothing but blanks stand behind it; read from behind its name. */
export function isCompleteTag(text: string, from: number, end: number, isClosing: boolean): boolean {
  let at = skipBlanks(text, from, end);
  while (!isClosing && at < end && beginsAttribute(text.charCodeAt(at))) {
    at = attributeEnd(text, at, end);
    if (at < 0) return false;
  }
  if (!isClosing && text.charCodeAt(at) === 47) at++;
  return at < end && text.charCodeAt(at) === 62 && skipBlanks(text, at + 1, end) === end;
}

/** Offset behind an attribute and the blanks below it, or -1 where its value does not end. */
function attributeEnd(text: string, from: number, end: number): number {
  let at = from + 1;
  while (at < end && isAttributeCode(text.charCodeAt(at))) at++;
  at = skipBlanks(text, at, end);
  // The parser reads a value that follows a bare one as one more of the same attribute.
  while (at >= 0 && at < end && text.charCodeAt(at) === 61) {
    at = skipBlanks(text, at + 1, end);
    const first = text.charCodeAt(at);
    if (at === end || (first >= 60 && first <= 62) || first === 96) return -1;
    if (first === 34 || first === 39) return quotedEnd(text, at, end);
    while (at < end && !endsValue(text.charCodeAt(at))) at++;
    at = skipBlanks(text, at, end);
  }
  return at;
}

function quotedEnd(text: string, from: number, end: number): number {
  const close = text.indexOf(text.charAt(from), from + 1);
  if (close < 0 || close + 1 >= end) return -1;
  const next = text.charCodeAt(close + 1);
  return next === 47 || next === 62 || isSpace(next) ? skipBlanks(text, close + 1, end) : -1;
}

function endsValue(code: number): boolean {
  return (
    code === 34 || code === 39 || code === 47 || code === 96 || (code >= 60 && code <= 62) || isSpace(code)
  );
}

function beginsAttribute(code: number): boolean {
  return code === 58 || code === 95 || isLetter(code);
}

function isAttributeCode(code: number): boolean {
  return code === 46 || code === 58 || code === 95 || isNameCode(code);
}

function isNameCode(code: number): boolean {
  return code === 45 || (code >= 48 && code <= 57) || isLetter(code);
}

function isLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}
