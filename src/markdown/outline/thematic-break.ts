import {isSpace} from './line.ts';

/** Whether from here to the end stand three or more of one of `*-_`, and blanks. */
export function isThematicBreak(text: string, from: number, end: number): boolean {
  const mark = text.charCodeAt(from);
  if (mark !== 42 && mark !== 45 && mark !== 95) return false;
  let count = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === mark) count++;
    else if (!isSpace(code)) return false;
  }
  return count >= 3;
}
