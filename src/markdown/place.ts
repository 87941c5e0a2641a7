/** A stretch of text: `start` inclusive, `end` exclusive, UTF-16 offsets, 0-based. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a person looks: line and column are 1-based, columns count UTF-16 code units. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Offsets at which lines begin; LF, CRLF and CR each end a line. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  if (text.includes('\r'))
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line and column of an offset. */
export function pointAt(lineStarts: readonly number[], offset: number): Point {
  const line = lineAt(lineStarts, offset);
  return {line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1, offset};
}

/** Which line an offset is in, 0-based; found by halving. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The range widened where it cuts a character of two code units, and narrowed to what there is. */
export function wholeCharacters(text: string, {start, end}: Range): Range {
  const from = Math.min(start, text.length);
  const to = Math.min(Math.max(end, from), text.length);
  return {start: cutsCharacter(text, from) ? from - 1 : from, end: cutsCharacter(text, to) ? to + 1 : to};
}

function cutsCharacter(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** The range widened to whole lines, the last line's ending included; a range that ends where a line begins leaves that line out. */
export function wholeLines(text: string, range: Range): Range {
  const last =
    range.end > range.start && lineStart(text, range.end) === range.end ? range.end - 1 : range.end;
  return {start: lineStart(text, range.start), end: lineEnd(text, last, true)};
}

/** The offset at which the line of `offset` begins; an offset within CRLF belongs to the line it ends. */
export function lineStart(text: string, offset: number): number {
  let index = isWithinCrlf(text, offset) ? offset - 1 : offset;
  while (index > 0 && !isLineBreak(text[index - 1])) index--;
  return index;
}

/** The offset at which the line of `offset` ends, before its ending or (with `past`) after it. */
export function lineEnd(text: string, offset: number, past = false): number {
  let index = isWithinCrlf(text, offset) ? offset - 1 : offset;
  while (index < text.length && !isLineBreak(text[index])) index++;
  if (!past || index === text.length) return index;
  return text.startsWith('\r\n', index) ? index + 2 : index + 1;
}

/** The end of a range without its trailing blanks: spaces, tabs and line endings, the white space of Markdown. */
export function trimmedEnd(text: string, {start, end}: Range): number {
  let index = end;
  while (index > start && isBlank(text[index - 1])) index--;
  return index;
}

/** Where the last line of a range that is not blank ends: an open fence in a list item takes in the blank lines below. */
export function lastLineEnd(text: string, range: Range): number {
  return lineEnd(text, trimmedEnd(text, range));
}

/** What stands before a block on its line, for lines that shall stand beside it: indentation and the marks of quotes. */
export function linePrefix(text: string, blockStart: number): string {
  return text.slice(lineStart(text, blockStart), blockStart).replace(/[^\s>]/g, ' ');
}

function isWithinCrlf(text: string, offset: number): boolean {
  return text[offset] === '\n' && text[offset - 1] === '\r';
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || isLineBreak(character);
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
