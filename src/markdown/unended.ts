/** What begins HTML within a paragraph by a sign and ends by another. */
const HTML_ENDS: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

/**
 * How far a reader goes on for an end that does not come, from code or HTML that begins at an offset; 0 when it comes.
 *
 * A blank line ends a paragraph and all that is open in it. Ask for offsets in their order.
 */
export function unendedIn(text: string): (offset: number) => number {
  let limit = -1;
  return (offset) => {
    if (limit <= offset) limit = blankLineFrom(text, offset);
    const rest = text.slice(offset, limit);
    return ends(rest) ? 0 : rest.length;
  };
}

/** Whether what a text begins with comes to its end; so does what begins nothing. */
function ends(text: string): boolean {
  const [run] = /^`+/.exec(text) ?? [];
  if (run) return runsIn(text.slice(run.length)).some(({length}) => length === run.length);
  const [begin, end] = HTML_ENDS.find(([sign]) => text.startsWith(sign)) ?? [];
  return begin === undefined || end === undefined || text.includes(end, begin.length);
}

/** No run is looked for by an expression that spells it: one of some ten thousand signs is too large for that. */
function runsIn(text: string): readonly string[] {
  return text.match(/`+/g) ?? [];
}

function blankLineFrom(text: string, offset: number): number {
  const blank = /(?:\r\n|\n|\r)[ \t>]*(?=[\r\n]|$)/g;
  blank.lastIndex = offset;
  return blank.exec(text)?.index ?? text.length;
}
