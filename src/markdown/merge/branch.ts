import {lineEnd, lineStart, trimmedEnd} from '../place.ts';
import type {Section} from '../section.ts';
import {isListKey} from './item-branches.ts';

/** A heading and what stands below it, cut into the parts that are merged one by one: whole lines that end with LF. */
export interface Branch {
  /** The same for the same thing on every side, and unlike those beside it. */
  readonly key: string;
  /** As it is written; empty for a whole document. */
  readonly heading: string;
  /** What stands between heading and first child, blank lines at its end aside. */
  readonly body: string;
  /** Those blank lines; absent where the text ends. */
  readonly gap: string | undefined;
  readonly children: readonly Branch[];
  /** Whether two that have no base are two drafts of one thing, and not to be put together. */
  readonly isWhole?: true;
}

/** How sections are named, and where the text ends that counts. */
export interface BranchOptions {
  /** The same for what is to be merged with each other; the title without it. */
  readonly keyOf?: (section: Section) => string;
  /** Which sections are whole; none without it. */
  readonly isWhole?: (section: Section) => boolean;
  /** An offset; the end of the section without it. */
  readonly end?: number;
}

/** Cut a section of a text, or the whole of it, at its headings. White space at its end is none of it. */
export function branchOf(text: string, section: Section, options: BranchOptions = {}): Branch {
  const {keyOf = titleOf, isWhole = () => false, end = section.end} = options;
  const last = trimmedEnd(text, {start: section.start, end: Math.min(end, section.end)});
  return cut({text, keyOf, isWhole, last}, section, last, keyOf(section));
}

/** A text that is cut. */
interface Cut {
  readonly text: string;
  readonly keyOf: (section: Section) => string;
  readonly isWhole: (section: Section) => boolean;
  /** Where it ends. */
  readonly last: number;
}

function cut(whole: Cut, section: Section, end: number, key: string): Branch {
  const {text, keyOf, isWhole, last} = whole;
  const inside = section.children.filter(({start}) => start < end);
  const starts = inside.map(({start}) => lineStart(text, start));
  const past = section.heading ? Math.min(lineEnd(text, section.body.start, true), last) : section.start;
  const own = {start: past, end: Math.max(past, starts[0] ?? end)};
  const isLast = own.end >= last;
  const bodyEnd = trimmedEnd(text, own);
  const gapStart = bodyEnd === own.start ? bodyEnd : Math.min(lineEnd(text, bodyEnd, true), own.end);
  const seen = new Map<string, number>();
  return {
    key,
    ...(isWhole(section) ? {isWhole: true} : {}),
    heading: wholeLines(text.slice(lineStart(text, section.start), past)),
    body: wholeLines(text.slice(own.start, gapStart)),
    gap: isLast ? undefined : withLf(text.slice(gapStart, own.end)),
    children: inside.map((child, index) =>
      cut(whole, child, starts[index + 1] ?? end, numbered(seen, keyOf(child))),
    ),
  };
}

/** What stands between two parts of which the first ended its text. */
export const APART = '\n';

/** The text of a branch: whole lines, no blank one at its end. */
export function branchText(branch: Branch): string {
  const parts = textParts(branch);
  return parts.map(({text, gap = APART}, index) => text + (index < parts.length - 1 ? gap : '')).join('');
}

/** Some text, and the blank lines behind it. */
interface TextPart {
  readonly text: string;
  readonly gap: string | undefined;
}

function textParts({key, heading, body, gap, children}: Branch): readonly TextPart[] {
  const below = children.flatMap(textParts);
  if (!isListKey(key) || below.length === 0) return [{text: heading + body, gap}, ...below];
  // What stands behind a list stands behind its last item.
  return below.map((part, index) => (index < below.length - 1 ? part : {...part, gap}));
}

/** A branch and all below it, in order. */
export function branchParts(branch: Branch): readonly Branch[] {
  return [branch, ...branch.children.flatMap(branchParts)];
}

function titleOf({title}: Section): string {
  return title;
}

/** A name that occurs again gets its number. */
function numbered(seen: Map<string, number>, name: string): string {
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  return count === 1 ? name : `${name}\0${count}`;
}

function wholeLines(text: string): string {
  const lines = withLf(text);
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}

function withLf(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
