/** What stands in front of the words of a line, as far as it may be the marks of containers. */
export interface Prefix {
  readonly marks: number;
  /** Columns of blanks, those between marks included. */
  readonly columns: number;
  /** Where it ends. */
  readonly end: number;
}

const TAB = 9;
const SPACE = 32;
const CLOSING = 41;
const STAR = 42;
const PLUS = 43;
const DASH = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const QUOTE = 62;

/** Counts the quotes, bullets and numbers a line begins with, and more than these rather than fewer. */
export function prefixAt(text: string, start: number): Prefix {
  if (text.charCodeAt(start) > QUOTE) return {marks: 0, columns: 0, end: start};
  let [at, marks, columns] = [start, 0, 0];
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) columns++;
    else if (code === TAB) columns += 4;
    else if (code === QUOTE || (isItemMark(code) && isBlank(text.charCodeAt(at + 1)))) marks++;
    else if (!(code >= ZERO && code <= NINE)) break;
  }
  return {marks, columns, end: at};
}

/** Whether the last character of a marker. */
function isItemMark(code: number): boolean {
  return code === DASH || code === STAR || code === PLUS || code === DOT || code === CLOSING;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}
