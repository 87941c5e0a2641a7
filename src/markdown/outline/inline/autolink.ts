import {isAlpha, isAlphanumeric, isControl} from './characters.ts';

const AT = 64;

/** What `<…>` encloses: an address, and where the `>` stands. */
export interface Autolink {
  readonly close: number;
  readonly isMail: boolean;
}

/** The address that begins behind the `<` at an offset, by CommonMark; undefined where none does. */
export function autolinkAt(text: string, at: number, end: number): Autolink | undefined {
  const colon = schemeEnd(text, at + 1, end);
  const close = colon > 0 ? addressEnd(text, colon + 1, end) : mailEnd(text, at + 1, end);
  return close > 0 ? {close, isMail: colon < 0} : undefined;
}

/** Where the `:` behind a scheme of 2 to 32 characters stands; -1 without a scheme. */
function schemeEnd(text: string, from: number, end: number): number {
  if (!isAlpha(text.charCodeAt(from))) return -1;
  const limit = Math.min(end, from + 33);
  for (let at = from + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 58) return at > from + 1 ? at : -1;
    if (code !== 43 && code !== 45 && code !== 46 && !isAlphanumeric(code)) return -1;
  }
  return -1;
}

function addressEnd(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 62) return at;
    if (code === 32 || code === 60 || isControl(code)) return -1;
  }
  return -1;
}

function mailEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isMailName(text.charCodeAt(at))) at++;
  if (at === from || at >= end || text.charCodeAt(at) !== AT) return -1;
  for (;;) {
    at = labelEnd(text, at + 1, end);
    if (at < 0) return -1;
    const code = text.charCodeAt(at);
    if (code === 62) return at;
    if (code !== 46) return -1;
  }
}

/** The end of one part of a domain, of at most 63 characters and no `-` at either end. */
function labelEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 45 || isAlphanumeric(text.charCodeAt(at)))) at++;
  const size = at - from;
  if (size === 0 || size > 63 || at >= end) return -1;
  return text.charCodeAt(from) === 45 || text.charCodeAt(at - 1) === 45 ? -1 : at;
}

/** RFC 5322 atext and the dot, as CommonMark has it. */
function isMailName(code: number): boolean {
  if (isAlphanumeric(code)) return true;
  if (code >= 35 && code <= 39) return true;
  if (code >= 94 && code <= 96) return true;
  if (code >= 123 && code <= 126) return true;
  return code === 42 || code === 43 || (code >= 45 && code <= 47) || code === 61 || code === 63;
}
