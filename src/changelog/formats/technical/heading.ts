import type {Range} from '../../../markdown/place.ts';
import type {Section} from '../../../markdown/section.ts';

/** What the heading of an entry says. */
export interface EntryHeading {
  /** `CL-009`, `CL-034.1`. */
  readonly number: string;
  /** Where the number stands in the text. */
  readonly numberRange: Range;
  /** The words of the heading without number and date. */
  readonly title: string;
  /** The day the heading itself begins with, `YYYY-MM-DD`. */
  readonly date: string | undefined;
}

const NUMBER = 'CL-\\d+(?:\\.\\d+)*';
/** `CL-034: Title`: what stands behind a number without a mark between is a note about an entry, not one. */
const ID_FIRST = new RegExp(`^(${NUMBER})(?: ?[:–—·] ?| - |$)(.*)$`, 'i');
/** `Title (CL-009)`, what may stand in front of it aside. */
const ID_LAST = new RegExp(`^(.*?) ?\\((${NUMBER})\\)$`, 'i');
/** `2026-01-26: Title`, the date in brackets or not. */
const DATE = /^\[?(\d{4}-\d{2}-\d{2})\]?(?: ?[:–—·] ?| - | |$)(.*)$/;

/** The day a title begins with, as written; nothing when it begins with none. */
export function dateOf(title: string): string | undefined {
  return DATE.exec(title)?.[1];
}

/**
 * What a section's heading says when it is that of an entry, in either dialect: `### 2026-01-26: Title (CL-009)` or
 * `### CL-034: Title`.
 *
 * Within an entry, a heading that names that entry again or another one at its end is a note of it.
 */
export function readEntryHeading(
  text: string,
  section: Section,
  within: string | undefined,
): EntryHeading | undefined {
  const [, date, rest = section.title] = DATE.exec(section.title) ?? [];
  const found = numbered(rest);
  if (!found || found.number === within) return undefined;
  if (within !== undefined && !found.isFirst && date === undefined) return undefined;
  const {number, title} = found;
  return {number, numberRange: rangeOfNumber(text, section, number), title, date};
}

function numbered(title: string) {
  const [, first, behind = ''] = ID_FIRST.exec(title) ?? [];
  if (first !== undefined) return {number: first.toUpperCase(), title: behind.trim(), isFirst: true};
  const [, before = '', last] = ID_LAST.exec(title) ?? [];
  return last === undefined ? undefined : {number: last.toUpperCase(), title: before, isFirst: false};
}

/** The heading as a whole where its markup parts the number, which then is not written in one piece. */
function rangeOfNumber(text: string, {start, body}: Section, number: string): Range {
  const at = text.slice(start, body.start).toUpperCase().lastIndexOf(number);
  return at < 0 ? {start, end: body.start} : {start: start + at, end: start + at + number.length};
}
