const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;

/** How far a line is read. One object serves all lines of a scan and changes under way, which spares one for each line. */
export interface Line {
  readonly text: string;
  readonly hasReturns: boolean;
  /** Where its ending begins, and where the next line does. */
  end: number;
  next: number;
  /** What is read ends here, at this column (0-based); of a tab that is read in part, so many columns are left. */
  at: number;
  column: number;
  rest: number;
  /** The first character behind `at` that is no blank, and how many columns stand before it. */
  word: number;
  indent: number;
}

/** A line before the first of a text. */
export function lineBefore(text: string): Line {
  const hasReturns = text.includes('\r');
  return {text, hasReturns, end: 0, next: 0, at: 0, column: 0, rest: 0, word: 0, indent: 0};
}

/** Go on to the next line, which there must be. */
export function toNextLine(line: Line): void {
  const {text, next} = line;
  const end = line.hasReturns ? endingAt(text, next) : text.indexOf('\n', next);
  line.end = end < 0 ? text.length : end;
  const isPair = text.charCodeAt(line.end) === CR && text.charCodeAt(line.end + 1) === LF;
  line.next = Math.min(text.length, line.end + (isPair ? 2 : 1));
  line.at = next;
  line.column = 0;
  line.rest = 0;
  measure(line);
}

/** Whether nothing but blanks is left. */
export function isBlank({word, end}: Line): boolean {
  return word === end;
}

/** Read a mark of so many characters, which begins at the word. */
export function takeMark(line: Line, length: number): void {
  line.column += line.indent + length - line.rest;
  line.at = line.word + length;
  line.rest = 0;
  measure(line);
}

/** Read so many columns of blanks, which there must be. */
export function takeBlanks(line: Line, columns: number): void {
  line.indent -= columns;
  for (let left = columns; left > 0; ) {
    if (line.rest === 0) takeBlank(line);
    const taken = Math.min(left, line.rest);
    line.rest -= taken;
    left -= taken;
  }
}

/** The rest of the line; a part of a tab stands for spaces. */
export function restOf({text, at, end, rest}: Line): string {
  return rest === 0 ? text.slice(at, end) : ' '.repeat(rest) + text.slice(at, end);
}

/** Offset of the first character from here on that is no blank, or `end`. */
export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Offset behind the last character before `end` that is no blank, or `from`. */
export function trimBlanks(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Whether a character code is a space or a tab, the blanks of Markdown. */
export function isSpace(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Offset behind a run of one character. */
export function runEnd(text: string, from: number, end: number, code: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === code) at++;
  return at;
}

/** A blank becomes columns that are left: a space is one, a tab reaches to the next multiple of four. */
function takeBlank(line: Line): void {
  line.rest = line.text.charCodeAt(line.at) === TAB ? 4 - (line.column % 4) : 1;
  line.column += line.rest;
  line.at++;
}

function measure(line: Line): void {
  const {text, end} = line;
  let {at, column} = line;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) column++;
    else if (code === TAB) column += 4 - (column % 4);
    else break;
  }
  line.word = at;
  line.indent = line.rest + column - line.column;
}

function endingAt(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) break;
  }
  return at;
}
