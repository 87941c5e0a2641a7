import {isAlphanumeric} from './characters.ts';

/** Longest name of a character reference. */
const LONGEST = 31;

/** Whether a character reference may begin with the `&` at an offset. */
export function mayBeReference(text: string, at: number, end: number): boolean {
  let to = text.charCodeAt(at + 1) === 35 ? at + 2 : at + 1;
  const from = to;
  const limit = Math.min(end, from + LONGEST + 1);
  while (to < limit && isAlphanumeric(text.charCodeAt(to))) to++;
  return to > from && to < end && text.charCodeAt(to) === 59;
}

/** A destination or title without its escapes; undefined where it may hold a character reference. */
export function unescaped(value: string): string | undefined {
  for (let at = value.indexOf('&'); at >= 0; at = value.indexOf('&', at + 1)) {
    if (mayBeReference(value, at, value.length)) return undefined;
  }
  return value.includes('\\') ? value.replace(/\\([!-/:-@[-`{-~])/g, '$1') : value;
}
