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

/** How a log writes its numbers. */
export interface NumberForm {
  /** `CL-034: Title`: what stands behind a number without a mark between is a note about an entry, not one. */
  readonly first: RegExp;
  /** `Title (CL-009)`, what may stand in front of it aside. */
  readonly last: RegExp;
}

/** What stands in front of a number where nothing else is said. */
export const PREFIX = 'CL-';

const forms = new Map<string, NumberForm>();

/** The forms of numbers with some prefix, whatever its case. */
export function numberForm(prefix: string): NumberForm {
  const number = `${prefix.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}\\d+(?:\\.\\d+)*`;
  const form = forms.get(prefix) ?? {
    first: new RegExp(`^(${number})(?: ?[:–—·] ?| - |$)(.*)$`, 'i'),
    last: new RegExp(`^(.*?) ?\\((${number})\\)$`, 'i'),
  };
  forms.set(prefix, form);
  return form;
}

/** `2026-01-26: Title`, the date in brackets or not. */
const DATE = /^\[?(\d{4}-\d{2}-\d{2})\]?(?: ?[:–—·] ?| - | |$)(.*)$/;

/** The day a title begins with, as written; nothing when it begins with none. */
export function dateOf(title: string): string | undefined {
  return DATE.exec(title)?.[1];
}

/** A title without the day it begins with. */
export function withoutDate(title: string): string {
  const [, , rest = title] = DATE.exec(title) ?? [];
  return rest;
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
  form: NumberForm = numberForm(PREFIX),
): EntryHeading | undefined {
  const [, date, rest = section.title] = DATE.exec(section.title) ?? [];
  const found = numbered(rest, form);
  if (!found || found.number === within) return undefined;
  if (within !== undefined && !found.isFirst && date === undefined) return undefined;
  const {number, title} = found;
  return {number, numberRange: rangeOfNumber(text, section, number), title, date};
}

/** What a title says without its date; nothing when it has no number. */
export function numbered(title: string, {first: atFront, last: atEnd}: NumberForm) {
  const [, first, behind = ''] = atFront.exec(title) ?? [];
  if (first !== undefined) return {number: first.toUpperCase(), title: behind.trim(), isFirst: true};
  const [, before = '', last] = atEnd.exec(title) ?? [];
  return last === undefined ? undefined : {number: last.toUpperCase(), title: before, isFirst: false};
}

/** The heading as a whole where its markup parts the number, which then is not written in one piece. */
function rangeOfNumber(text: string, {start, body}: Section, number: string): Range {
  const at = text.slice(start, body.start).toUpperCase().lastIndexOf(number);
  return at < 0 ? {start, end: body.start} : {start: start + at, end: start + at + number.length};
}
