import {requirementsBelow} from '../../dialects/requirement-block.ts';
import {excessIn, parse, placeIn} from '../../markdown/document.ts';
import {sourceOf} from '../../markdown/source.ts';
import {once} from '../../once.ts';

/** The lines of a text, to find runs of them. */
export interface KeptLines {
  readonly lines: readonly string[];
  /** Where each line stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The first and the last line of each requirement, as `3 17`, 0-based; nothing where the text is not parsed. */
  readonly requirements: () => ReadonlySet<string> | undefined;
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

/** Prepare a text for `holds` and `holdsPart`; it is parsed at most once, and only where lines do not tell. */
export function keptLines(text: string): KeptLines {
  const lines = linesOf(text);
  const places = new Map<string, number[]>();
  for (const [place, line] of lines.entries()) {
    const known = places.get(line);
    if (known) known.push(place);
    else places.set(line, [place]);
  }
  return {lines, places, requirements: once(() => requirementLines(text))};
}

/** Where a line stands so often, the lines that follow are not compared at each place by itself. */
const FEW = 8;

/** Whether a text has these lines, one behind the other, at a place that counts. Linear, whatever repeats. */
export function holds(
  {lines, places}: KeptLines,
  part: readonly string[],
  counts: (start: number) => boolean = () => true,
): boolean {
  const [first] = part;
  if (first === undefined) return true;
  const starts = places.get(first) ?? [];
  if (starts.length > FEW) return isFound(lines, part, counts);
  return starts.some((place) => part.every((line, index) => line === lines[place + index]) && counts(place));
}

/**
 * Whether a text has a part of a delta: its lines, one behind the other; of a requirement, all of it. What was cut at its
 * end since is another.
 */
export function holdsPart(text: KeptLines, part: readonly string[]): boolean {
  const depth = /^ {0,3}(#{1,6})(?=\s)/.exec(part[0] ?? '')?.[1]?.length;
  if (depth === undefined && !/^ {0,3}(?:=+|-+)$/.test(part[1] ?? '')) return holds(text, part);
  return holds(text, part, (start) => isWhole(text, part, start, depth));
}

/** Whether a requirement ends with lines that begin at a place: a line tells it only where nothing above may be open. */
function isWhole(
  {lines, requirements}: KeptLines,
  part: readonly string[],
  start: number,
  depth: number | undefined,
): boolean {
  let next = start + part.length;
  while (lines[next] === '') next++;
  const following = lines[next];
  if (following === undefined) return true;
  const heading = /^(#{1,6})(?=\s)/.exec(following)?.[1];
  const isPlain = !part.some((line) => /^\s*(?:[`~<]|[-*+] *[`~<])/.test(line));
  if (heading && depth !== undefined && isPlain) return heading.length <= depth;
  return requirements()?.has(`${start} ${start + part.length - 1}`) ?? true;
}

/** Where the requirements of a text begin and end. */
function requirementLines(text: string): ReadonlySet<string> | undefined {
  const source = sourceOf('', text);
  if (excessIn(source) !== undefined) return undefined;
  const document = parse(source);
  return new Set(
    requirementsBelow(document, document.top).map(({block: {start, end}}) => {
      const [first, last] = [placeIn(document, start).line, placeIn(document, Math.max(start, end - 1)).line];
      return `${first - 1} ${last - 1}`;
    }),
  );
}

/** Search by the method of Knuth, Morris and Pratt. */
function isFound(
  lines: readonly string[],
  part: readonly string[],
  counts: (start: number) => boolean,
): boolean {
  const borders = bordersOf(part);
  let matched = 0;
  for (const [place, line] of lines.entries()) {
    matched = extended(part, borders, matched, line);
    if (matched < part.length) continue;
    if (counts(place + 1 - part.length)) return true;
    matched = borders[matched - 1] ?? 0;
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
