import {isBlank, isControl, isLineEnd} from './characters.ts';

/** What stands in round brackets behind a link's words. */
export interface Resource {
  /** As it is written, escapes included. */
  readonly url: string;
  readonly title: string | undefined;
  /** Offset behind the closing bracket. */
  readonly end: number;
}

/** The most brackets that may be open within a destination. */
const DEEPEST = 32;

/** The resource that begins with the `(` at an offset, by CommonMark; else the offset up to which it looked like one. */
export function resourceAt(text: string, at: number, end: number): Resource | number {
  const from = afterBlanks(text, at + 1, end);
  if (text.charCodeAt(from) === 41 && from < end) return {url: '', title: undefined, end: from + 1};
  const isEnclosed = text.charCodeAt(from) === 60;
  const to = isEnclosed ? enclosedEnd(text, from + 1, end) : bareEnd(text, from, end);
  if (to < 0) return ~to;
  const url = isEnclosed ? text.slice(from + 1, to - 1) : text.slice(from, to);
  return titledAt(text, to, end, url);
}

function titledAt(text: string, from: number, end: number, url: string): Resource | number {
  let at = afterBlanks(text, from, end);
  let title: string | undefined;
  const quote = at > from && at < end ? closingQuote(text.charCodeAt(at)) : 0;
  if (quote > 0) {
    const close = quoteEnd(text, at + 1, end, quote);
    if (close < 0) return end;
    title = text.slice(at + 1, close);
    at = afterBlanks(text, close + 1, end);
  }
  return at < end && text.charCodeAt(at) === 41 ? {url, title, end: at + 1} : at;
}

/** Offset behind the `>`; the complement of where the search ended where there is none. */
function enclosedEnd(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 62) return at + 1;
    if (code === 60 || isLineEnd(code)) return ~at;
    if (code === 92 && isOneOf(text.charCodeAt(at + 1), 60, 62, 92)) at++;
  }
  return ~end;
}

/** Offset behind a destination without `<>`, or the same complement. */
function bareEnd(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (depth === 0 && (code === 41 || isBlank(code))) return at > from ? at : ~at;
    if (code === 40 && ++depth > DEEPEST) return ~at;
    if (code === 41) depth--;
    if (code === 32 || isControl(code)) return ~at;
    if (code === 92 && isOneOf(text.charCodeAt(at + 1), 40, 41, 92)) at++;
  }
  return ~end;
}

function quoteEnd(text: string, from: number, end: number, quote: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === 92 && isOneOf(text.charCodeAt(at + 1), quote, 92, 92)) at++;
  }
  return -1;
}

function closingQuote(code: number): number {
  if (code === 40) return 41;
  return code === 34 || code === 39 ? code : 0;
}

function isOneOf(code: number, one: number, other: number, third: number): boolean {
  return code === one || code === other || code === third;
}

function afterBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Up to where the `[` at an offset looks like the label of a reference: at most 999 characters, no bracket in it. */
export function labelReach(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + 1001);
  for (let reach = at + 1; reach < limit; reach++) {
    const code = text.charCodeAt(reach);
    if (code === 91) return reach;
    if (code === 93) return reach + 1;
    if (code === 92 && isOneOf(text.charCodeAt(reach + 1), 91, 92, 93)) reach++;
  }
  return limit;
}
