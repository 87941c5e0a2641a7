import {isLineEnd} from './characters.ts';

const BACKTICK = 96;

/** Offset behind a run of backticks. */
export function afterBackticks(text: string, at: number, end: number): number {
  let after = at;
  while (after < end && text.charCodeAt(after) === BACKTICK) after++;
  return after;
}

/** Where the run of `size` backticks begins that closes code; -1 where none does. */
export function closingBackticks(text: string, from: number, end: number, size: number): number {
  for (let at = from; at < end; ) {
    if (text.charCodeAt(at) !== BACKTICK) {
      at++;
      continue;
    }
    const after = afterBackticks(text, at, end);
    if (after - at === size) return at;
    at = after;
  }
  return -1;
}

/** The words between two runs of backticks: a space or line end on both sides is padding, unless there is nothing else. */
export function codeValue(text: string, from: number, to: number): string {
  const head = paddingAfter(text, from);
  const tail = paddingBefore(text, to);
  const isPadded = head > from && tail < to && holdsMore(text, from, to);
  return isPadded ? text.slice(head, tail) : text.slice(from, to);
}

function paddingAfter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 13 && text.charCodeAt(at + 1) === 10) return at + 2;
  return code === 32 || isLineEnd(code) ? at + 1 : at;
}

function paddingBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  if (code === 10 && text.charCodeAt(at - 2) === 13) return at - 2;
  return code === 32 || isLineEnd(code) ? at - 1 : at;
}

function holdsMore(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && !isLineEnd(code)) return true;
  }
  return false;
}
