/** A line of a text. */
export interface Line {
  /** How many spaces it begins with. */
  readonly indent: number;
  /** The whole of it, without its end. */
  readonly text: string;
  /** Where it begins, as an offset. */
  readonly start: number;
  /** Where the next one begins, or the text ends. */
  readonly next: number;
}

/** The lines of a text, without an empty one behind the last end of a line. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found + 1;
    const end = found < 0 ? next : text[found - 1] === '\r' ? found - 1 : found;
    let first = start;
    while (first < end && text[first] === ' ') first++;
    lines.push({indent: first - start, text: text.slice(start, end), start, next});
    start = next;
  }
  return lines;
}

/** Whether a line has nothing but spaces. */
export function isBlank({indent, text}: Line): boolean {
  return indent === text.length;
}
