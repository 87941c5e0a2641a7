import type {Nodes} from 'mdast';
import {visit} from 'unist-util-visit';
import type {Document} from '../markdown/document.ts';
import {rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import type {Section} from '../markdown/section.ts';

/** One `FROM: … TO: …` of a RENAMED section; a side that is missing is absent. */
export interface Rename extends Range {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const SIDE = /^[\s*_`]*(FROM|TO)[\s*_`]*[:：][\s*_]*([\s\S]*)$/i;
const ARROW = /^([\s\S]+?)\s*(?:→|➔|⇒|=>|->)\s*([\s\S]+)$/;

/** Read the pairs of a section: `FROM:`/`TO:` lines plain, bold, in code or in bullets, or `` `Old` → `New` ``. */
export function readRenames(document: Document, section: Section): readonly Rename[] {
  const lines = section.blocks.flatMap((block) => linesOf(document.text, block));
  const pairs: Rename[] = [];
  let open: Rename | undefined;
  for (const line of lines) {
    const [, side, value = ''] = SIDE.exec(line.text) ?? [];
    const arrow = side ? undefined : ARROW.exec(line.text);
    if (side?.toUpperCase() === 'TO' && open) {
      pairs.push({...open, to: nameIn(value), end: line.end});
      open = undefined;
      continue;
    }
    if (open && (side || arrow)) pairs.push(open);
    if (side || arrow) open = undefined;
    if (side?.toUpperCase() === 'FROM')
      open = {start: line.start, end: line.end, from: nameIn(value), to: undefined};
    else if (side) pairs.push({start: line.start, end: line.end, from: undefined, to: nameIn(value)});
    else if (arrow)
      pairs.push({
        start: line.start,
        end: line.end,
        from: nameIn(arrow[1] ?? ''),
        to: nameIn(arrow[2] ?? ''),
      });
  }
  return open ? [...pairs, open] : pairs;
}

/** A name as a rename or a bullet gives it: code marks balanced off, a heading's marks and label taken off. */
export function nameIn(value: string): string {
  const trimmed = value.trim().replace(/^~~([\s\S]+)~~$/, '$1');
  const code = /^(`+)([\s\S]+)\1$/.exec(trimmed);
  const bare = code && !code[2]?.includes(code[1] ?? '`') ? (code[2] ?? '') : trimmed;
  return bare
    .trim()
    .replace(/^#{1,6}\s*/, '')
    .replace(/^Requirement\s*[:：]\s*/i, '')
    .trim();
}

/** A line and where it stands. */
export interface Line extends Range {
  readonly text: string;
}

/** The lines of prose and of headings in a block; those of its list items too, each without its bullet. */
export function linesOf(text: string, block: Nodes): readonly Line[] {
  const found: Line[] = [];
  visit(block, ['paragraph', 'heading'], (node) => {
    const {start, end} = rangeOf(node as Nodes);
    for (const match of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
      found.push({
        text: match[0].trim(),
        start: start + match.index,
        end: start + match.index + match[0].length,
      });
    }
  });
  return found;
}
