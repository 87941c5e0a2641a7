/** What begins HTML within a paragraph by a sign and ends by another. */
const HTML_ENDS: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

/** A part of a text up to a blank line. */
interface Part {
  readonly from: number;
  readonly to: number;
  /** Where each end stands last, as far as it was asked for. */
  readonly lastEnds: Map<string, number>;
}

/**
 * How far a reader goes on for an end that does not come, from code or HTML that begins at an offset; 0 when it comes.
 *
 * A blank line ends a paragraph and all that is open in it. Ask for offsets in their order. Linear, however often it is
 * asked.
 */
export function unendedIn(text: string): (offset: number) => number {
  let part: Part = {from: 0, to: -1, lastEnds: new Map()};
  return (offset) => {
    if (part.to <= offset) part = partFrom(text, offset);
    return ends(text, offset, part) ? 0 : part.to - offset;
  };
}

function partFrom(text: string, from: number): Part {
  const to = blankLineFrom(text, from);
  const part: Part = {from, to, lastEnds: new Map()};
  for (const {0: run, index} of text.slice(from, to).matchAll(/`+/g)) part.lastEnds.set(run, from + index);
  return part;
}

/** Whether what begins at an offset comes to its end; so does what begins nothing. */
function ends(text: string, offset: number, part: Part): boolean {
  const run = runAt(text, offset);
  if (run) return (part.lastEnds.get(run) ?? -1) > offset;
  const [begin, end] = HTML_ENDS.find(([sign]) => text.startsWith(sign, offset)) ?? [];
  return begin === undefined || end === undefined || lastEnd(text, end, part) >= offset + begin.length;
}

function runAt(text: string, offset: number): string {
  const run = /`*/y;
  run.lastIndex = offset;
  return run.exec(text)?.[0] ?? '';
}

function lastEnd(text: string, end: string, {from, to, lastEnds}: Part): number {
  const last = lastEnds.get(end) ?? from + text.slice(from, to).lastIndexOf(end);
  lastEnds.set(end, last);
  return last;
}

function blankLineFrom(text: string, offset: number): number {
  const blank = /(?:\r\n|\n|\r)[ \t>]*(?=[\r\n]|$)/g;
  blank.lastIndex = offset;
  return blank.exec(text)?.index ?? text.length;
}
