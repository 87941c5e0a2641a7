import type {Places} from '../places.ts';
import type {Chunk} from './phrasing.ts';

type Point = ReturnType<Places['pointAt']>;

/** The lines of a block as one string, and where each of its characters stands in the text. */
export interface JoinedLines {
  /** What holds the lines: the text itself where nothing stands between them. */
  readonly text: string;
  /** Range of the lines in that string. */
  readonly from: number;
  readonly to: number;
  readonly breaks: readonly LineBreak[];
  readonly places: Places;
  /** Whether white space stands behind the last line: where it belongs to the content, micromark sees it. */
  readonly isTrailed: boolean;
  /** Up to where something was read that then was none. */
  reached: number;
  /** Whether a point was asked for that only the parser can tell. */
  isUnsure: boolean;
}

/** Where a line begins. */
interface LineBreak {
  /** Offset of its first character in the joined string. */
  readonly at: number;
  /** Offset of the same character in the text. */
  readonly start: number;
  /** Offset of the line itself in the text, containers and white space included. */
  readonly lineStart: number;
  /** Offset behind its containers; undefined where that is not known. */
  readonly margin: number | undefined;
  /** How many spaces stand between its containers and its first character; undefined where that is not known. */
  readonly indent: number | undefined;
  /**
   * Whether the end of the line before it was read twice: micromark then takes the containers of this line for a part
   * of it, and what ends with it ends behind them.
   */
  isReadTwice: boolean;
}

/** Joins the lines of a block, the ends of lines included. */
export function joinLines(text: string, chunks: readonly Chunk[], places: Places): JoinedLines {
  const from = chunks[0]?.start ?? 0;
  const to = chunks.at(-1)?.end ?? from;
  const isTrailed = text.charCodeAt(to) === 32 || text.charCodeAt(to) === 9;
  const known = {places, isTrailed, reached: 0, isUnsure: false};
  if (areAdjacent(text, chunks)) return {text, from, to, breaks: [], ...known};
  const breaks: LineBreak[] = [];
  let joined = '';
  let before = from;
  for (const chunk of chunks) {
    const lineStart = breaks.length === 0 ? from : afterLineEnd(text, before);
    joined += text.slice(before, lineStart);
    const margin = chunk.margin ?? (lineStart === chunk.start ? lineStart : undefined);
    const indent = indentOf(text, chunk, lineStart);
    breaks.push({at: joined.length, start: chunk.start, lineStart, margin, indent, isReadTwice: false});
    joined += text.slice(chunk.start, chunk.end);
    before = chunk.end;
  }
  return {text: joined, from: 0, to: joined.length, breaks, ...known};
}

/** The point of the text at which something begins. */
export function startPoint({breaks, places}: JoinedLines, at: number): Point {
  const line = breaks.length > 0 ? breaks[lineOf(breaks, at)] : undefined;
  return places.pointAt(line ? line.start + at - line.at : at);
}

/** The point of the text at which something ends: behind the end of a line this is where the next one begins. */
export function endPoint(lines: JoinedLines, at: number): Point {
  const {breaks, places} = lines;
  const line = breaks.length > 0 ? breaks[lineOf(breaks, at)] : undefined;
  if (!line) return places.pointAt(at);
  if (line.at !== at) return places.pointAt(line.start + at - line.at);
  const end = line.isReadTwice ? line.margin : line.lineStart;
  if (end === undefined) lines.isUnsure = true;
  return places.pointAt(end ?? line.lineStart);
}

/** Notes that the line that begins at an offset is begun now. */
export function beginLine({breaks, reached}: JoinedLines, at: number): void {
  const line = breaks[lineOf(breaks, at)];
  if (line) line.isReadTwice = reached >= at;
}

/** The most spaces with which a line begins behind its containers within a range; undefined where that is not known. */
export function indentWithin({breaks}: JoinedLines, from: number, to: number): number | undefined {
  let most = 0;
  for (let index = lineOf(breaks, from) + 1; index < breaks.length; index++) {
    const line = breaks[index];
    if (!line || line.at > to) break;
    if (line.indent === undefined) return undefined;
    most = Math.max(most, line.indent);
  }
  return most;
}

/** The offset behind the end of a line. */
export function afterLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}

/** Whether nothing but ends of lines stands between the lines. */
function areAdjacent(text: string, chunks: readonly Chunk[]): boolean {
  for (let index = 1; index < chunks.length; index++) {
    const before = chunks[index - 1]?.end ?? 0;
    if (afterLineEnd(text, before) !== chunks[index]?.start) return false;
  }
  return true;
}

/** Without a margin, white space could be a container's; up to three spaces are no more than that many either way. */
function indentOf(text: string, {start, margin}: Chunk, lineStart: number): number | undefined {
  const from = margin ?? lineStart;
  for (let at = from; at < start; at++) if (text.charCodeAt(at) !== 32) return undefined;
  return margin === undefined && start - from > 3 ? undefined : start - from;
}

/** The last line that begins at an offset or before it; the first one where there is none. */
function lineOf(breaks: readonly LineBreak[], at: number): number {
  let low = 0;
  let high = breaks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((breaks[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
