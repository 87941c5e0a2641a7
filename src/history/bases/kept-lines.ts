/** The lines of a text, to find runs of them. */
export interface KeptLines {
  readonly lines: readonly string[];
  /** Where each line stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** The lines of a text, whatever ends them, without white space at their ends. */
export function linesOf(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd());
}

/** The lines of a part, without empty ones around it. */
export function partLines(text: string): readonly string[] {
  const lines = linesOf(text);
  const start = lines.findIndex((line) => line !== '');
  return lines.slice(Math.max(start, 0), lines.findLastIndex((line) => line !== '') + 1);
}

/** Prepare a text for `holds`. */
export function keptLines(text: string): KeptLines {
  const lines = linesOf(text);
  const places = new Map<string, number[]>();
  for (const [place, line] of lines.entries()) {
    const known = places.get(line);
    if (known) known.push(place);
    else places.set(line, [place]);
  }
  return {lines, places};
}

/** Where a line stands so often, the lines that follow are not compared at each place by itself. */
const FEW = 8;

/** Whether a text has these lines, one behind the other. Linear, whatever repeats. */
export function holds({lines, places}: KeptLines, part: readonly string[]): boolean {
  const [first] = part;
  if (first === undefined) return true;
  const starts = places.get(first) ?? [];
  if (starts.length > FEW) return isFound(lines, part);
  return starts.some((place) => part.every((line, index) => line === lines[place + index]));
}

/** Search by the method of Knuth, Morris and Pratt. */
function isFound(lines: readonly string[], part: readonly string[]): boolean {
  const borders = bordersOf(part);
  let matched = 0;
  for (const line of lines) {
    matched = extended(part, borders, matched, line);
    if (matched === part.length) return true;
  }
  return false;
}

/** For each start of a part how many of its last lines, not all of them, are also its first. */
function bordersOf(part: readonly string[]): readonly number[] {
  const borders = [0];
  for (const line of part.slice(1)) borders.push(extended(part, borders, borders.at(-1) ?? 0, line));
  return borders;
}

/** How many first lines of a part end with this line, where so many ended with the one before. */
function extended(
  part: readonly string[],
  borders: readonly number[],
  matched: number,
  line: string,
): number {
  let length = matched;
  while (length > 0 && part[length] !== line) length = borders[length - 1] ?? 0;
  return part[length] === line ? length + 1 : 0;
}
