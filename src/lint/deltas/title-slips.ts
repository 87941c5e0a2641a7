import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import type {Section} from '../../markdown/section.ts';
import {printable} from '../../project/names.ts';
import type {Problem} from '../rule.ts';

const SOUND = /^(?:ADDED|MODIFIED|REMOVED)\s*[:：]\s*\S/i;
/** A title whose colon is missing or was written as a dash. */
const NO_COLON = /^(ADDED|MODIFIED|REMOVED)(?:\s*[-–—]\s*|\s+)(?=[^\s:：–—-])/i;

/** Whether a heading's text is a delta title that can be read. */
export function isSoundTitle({title}: Section): boolean {
  return SOUND.test(title);
}

/** What is wrong with an H1 that begins like a delta title and is none. */
export function unsoundTitle(document: Document, section: Section): Problem {
  const [lead, keyword] = NO_COLON.exec(section.title) ?? [];
  const range = headingRange(section);
  const written = `\`# ${printable(section.title)}\``;
  if (!lead || !keyword) {
    return {
      range,
      message: `Delta title ${written} without a name, expected \`# ${keywordOf(section)}: Name\``,
    };
  }
  const expected = `${keyword.toUpperCase()}: ${printable(section.title.slice(lead.length))}`;
  const message = `Delta title ${written} without a colon, expected \`# ${expected}\``;
  const fix = colonEdit(document, section);
  return fix ? {range, message, fix: [fix]} : {range, message};
}

/** A delta title below H1. */
export function lowTitle({text}: Document, section: Section): Problem {
  const range = headingRange(section);
  const title = printable(section.title);
  const marks = '#'.repeat(section.depth);
  const message = `Delta title \`${marks} ${title}\` at the wrong level, expected \`# ${title}\``;
  const isAtx = text.startsWith(marks, range.start);
  return isAtx
    ? {range, message, fix: [{start: range.start, end: range.start + section.depth, text: '#'}]}
    : {range, message};
}

/** Where a heading stands; a document without one is meant from its start. */
export function headingRange(section: Section | undefined): Range {
  return section?.heading ? rangeOf(section.heading) : {start: 0, end: 0};
}

function keywordOf({title}: Section): string {
  return (/^[a-z]+/i.exec(title)?.[0] ?? 'ADDED').toUpperCase();
}

/** Only a keyword in capitals was surely meant as one. */
function colonEdit({text}: Document, {heading}: Section): TextEdit | undefined {
  const first = heading?.children[0];
  if (first?.type !== 'text') return undefined;
  const {start, end} = rangeOf(first);
  const [lead, keyword] = NO_COLON.exec(text.slice(start, end)) ?? [];
  const isKeyword = lead && keyword && keyword === keyword.toUpperCase();
  return isKeyword ? {start, end: start + lead.length, text: `${keyword}: `} : undefined;
}
