import {parse} from './document.ts';
import {applyEdits} from './edit.ts';
import {nodesOfType, rangeOf} from './node.ts';
import {printText} from './print.ts';
import {sourceOf} from './source.ts';

/** What the line stands behind: HTML at the front of a paragraph is none of its words. */
const LEAD = 'x ';

/** A line of Markdown whose raw HTML reads as it is written, and acts on nothing; all other markup stays. */
export function escapeHtml(line: string): string {
  const found = htmlIn(line);
  if (found.length === 0) return line;
  const escaped = applyEdits(
    line,
    found.map(({start, end}) => ({start, end, text: line.slice(start, end).replaceAll('<', '\\<')})),
  );
  // What HTML holds can end code that begins before it, or begin some: then nothing of the markup is sure.
  return htmlIn(escaped).length === 0 ? escaped : printText(line);
}

function htmlIn(line: string) {
  if (!line.includes('<')) return [];
  return nodesOfType(parse(sourceOf('', LEAD + line)).root, 'html')
    .map(rangeOf)
    .map(({start, end}) => ({start: start - LEAD.length, end: end - LEAD.length}));
}
