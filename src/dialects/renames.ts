import type {Nodes} from 'mdast';
import {visit} from 'unist-util-visit';
import type {Document} from '../markdown/document.ts';
import {rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import type {Section} from '../markdown/section.ts';
import {withoutLabel} from './requirement-name.ts';
import {withoutCode} from './wrapping-code.ts';

/** One `FROM: … TO: …` of a RENAMED section; a side that is missing is absent. */
export interface Rename extends Range {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A line and where it stands. */
export interface Line extends Range {
  readonly text: string;
}

/** The keyword with the marks around it: `**FROM:**`, `` `FROM: …` ``, `_From_ :`. */
const SIDE = /^([*_`]*)[ \t]*(FROM|TO)([*_`]*)[ \t]*[:：]/i;
const ARROW = /→|➔|⇒|=>|->/;
/** Between the two sides on one line; a comma parts them only where it is the only one, as a name may hold some. */
const ARROW_TO = /(?:→|➔|⇒|=>|->)[ \t]*(?=[*_`]*TO[*_`]*[ \t]*[:：])/i;
const COMMA_TO = /,[ \t]*(?=[*_`]*TO[*_`]*[ \t]*[:：])/i;

/** Read the pairs of a section: `FROM:`/`TO:` lines plain, bold, in code or in bullets, or `` `Old` → `New` ``. */
export function readRenames(document: Document, section: Section): readonly Rename[] {
  const lines = section.blocks.flatMap((block) => linesOf(document.text, block));
  const pairs: Rename[] = [];
  let open: Rename | undefined;
  const close = () => {
    if (open) pairs.push(open);
    open = undefined;
  };
  for (const side of lines.flatMap((line) => readSide(line) ?? [])) {
    if (open && side.from === undefined) {
      open = {...open, to: side.to, end: side.end};
      close();
      continue;
    }
    close();
    open = side;
    if (side.to !== undefined) close();
  }
  close();
  return pairs;
}

/** Old and new name of `` `Old` → `New` ``; nothing without an arrow that has words on both sides. */
export function readArrow(text: string): {readonly from: string; readonly to: string} | undefined {
  const arrow = ARROW.exec(text);
  if (!arrow) return undefined;
  const [from, to] = [nameIn(text.slice(0, arrow.index)), nameIn(text.slice(arrow.index + arrow[0].length))];
  return from === '' || to === '' ? undefined : {from, to};
}

/** A name as a rename or a bullet gives it: strokes and code marks taken off, read as a heading would be. */
export function nameIn(value: string): string {
  const bare = withoutCode(unwrapped(value.trim(), '~~')).trim();
  const words = /^#{1,6}[ \t]*/.exec(bare);
  const name = words ? withoutClosing(bare.slice(words[0].length)) : bare;
  return withoutLabel(name, 'Requirement');
}

/** The lines of prose and of headings in a block; those of its list items too, each without its bullet. */
export function linesOf(text: string, block: Nodes): readonly Line[] {
  const found: Line[] = [];
  visit(block, ['paragraph', 'heading'], (node) => {
    const {start, end} = rangeOf(node as Nodes);
    for (const match of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
      const from = start + match.index;
      found.push({text: match[0].trim(), start: from, end: from + match[0].length});
    }
  });
  return found;
}

function readSide({text, start, end}: Line): Rename | undefined {
  const match = SIDE.exec(text);
  if (!match) {
    const arrow = readArrow(text);
    return arrow && {start, end, ...arrow};
  }
  const [label, open = '', keyword = '', close = ''] = match;
  const nameOf = (value: string) => nameIn(close === '' && open !== '' ? withoutMark(value, open) : value);
  const value = text.slice(label.length);
  if (keyword.toUpperCase() === 'TO') return {start, end, from: undefined, to: nameOf(value)};
  const joint = jointIn(value);
  const behind = joint && readSide({start, end, text: value.slice(joint.end)});
  return {start, end, from: nameOf(value.slice(0, joint?.start)), to: behind?.to};
}

/** A mark opened before the keyword closes right behind the colon, or at the end of the line. */
function withoutMark(value: string, mark: string): string {
  const trimmed = value.trim();
  if (value.startsWith(mark)) return value.slice(mark.length);
  if (trimmed.endsWith(mark)) return trimmed.slice(0, -mark.length);
  return trimmed.startsWith(mark) ? trimmed.slice(mark.length) : trimmed;
}

/** What parts `A → TO: B`; nothing where only one side stands on the line. */
function jointIn(value: string): Range | undefined {
  const arrow = ARROW_TO.exec(value) ?? (value.split(',').length === 2 ? COMMA_TO.exec(value) : undefined);
  return arrow ? {start: arrow.index, end: arrow.index + arrow[0].length} : undefined;
}

function unwrapped(text: string, marks: string): string {
  const isWrapped = text.length > 2 * marks.length && text.startsWith(marks) && text.endsWith(marks);
  return isWrapped ? text.slice(marks.length, -marks.length) : text;
}

/** Hashes behind a space at its end close a heading, and are no part of it. */
function withoutClosing(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end === 0 || text[end - 1] === ' ' || text[end - 1] === '\t' ? text.slice(0, end).trimEnd() : text;
}
