import type {CountStyle} from '../../../project/changelog-config.ts';
import type {ContentFile} from './content.ts';
import {readLineCount} from './line-count.ts';

/** How a log spells what an entry says. */
export interface Spelling {
  /** What stands before and behind the day in a heading; absent where the heading has no day. */
  readonly day: {readonly open: string; readonly close: string} | undefined;
  readonly hashLength: number;
  /** Commits stand in code. */
  readonly isCode: boolean;
  readonly counts: CountStyle;
  /** In front of each cross-reference; absent where they stand in one line. */
  readonly bullet: string | undefined;
  /** Lines have a column of their own. */
  readonly hasLinesColumn: boolean;
}

/** The texts of an entry that show how it is spelled, each only where there is one. */
export interface ShownTexts {
  readonly heading?: string | undefined;
  readonly commit?: string | undefined;
  readonly references?: string | undefined;
  /** What is said of each file; absent where the entry lists none. */
  readonly files?: readonly string[] | undefined;
}

/** What is said of the commit until it is known. */
export const PENDING = 'pending';

/** What is known of a spelling without looking at texts. */
export interface SpelledIn extends Pick<Spelling, 'hasLinesColumn'> {
  readonly counts: CountStyle | undefined;
  /** The fields are rows of a table, whose cells hold no list. */
  readonly isInRows: boolean;
}

/** How the nearest texts spell each thing. */
export function spellingOf(
  texts: readonly ShownTexts[],
  {counts, hasLinesColumn, isInRows}: SpelledIn,
): Spelling {
  const heading = texts.find((each) => each.heading !== undefined)?.heading;
  const commit =
    texts.find((each) => each.commit !== undefined && hashIn(each.commit))?.commit ?? '`0000000`';
  const references = texts.find((each) => each.references)?.references;
  const files = texts.find((each) => each.files !== undefined && each.files.length > 0)?.files;
  return {
    day: heading === undefined ? {open: '', close: ': '} : dayIn(heading),
    hashLength: hashIn(commit)?.length ?? 7,
    isCode: commit.includes('`'),
    counts: counts ?? countsIn(files),
    bullet: isInRows ? undefined : bulletIn(references),
    hasLinesColumn,
  };
}

function bulletIn(references: string | undefined): string | undefined {
  return references === undefined ? '- ' : /^(?:[-*+]|\d+[.)])[ \t]+/.exec(references)?.[0];
}

function hashIn(commit: string): string | undefined {
  return /(?<![\w-])[0-9a-f]{7,64}(?![\w-])/i.exec(commit)?.[0];
}

function dayIn(heading: string): Spelling['day'] {
  const [whole, open = '', , bracket = ''] = /^(\[?)(\d{4}-\d{2}-\d{2})(\]?)/.exec(heading) ?? [];
  if (whole === undefined) return undefined;
  const [mark = ''] = /^(?: ?[:–—·] ?| - | )/.exec(heading.slice(whole.length)) ?? [];
  return {open, close: `${bracket}${mark || ': '}`};
}

/**
 * How files are counted, as far as a text can tell.
 *
 * Real logs write `+78` for 78 lines that came as well as for 53 that came and 25 that went, and only git knows which.
 * So where a log shows nothing but `+78`, both numbers are told: they are true however its readers take the sign.
 */
function countsIn(files: readonly string[] | undefined): CountStyle {
  if (!files) return 'added-deleted';
  const counts = files.flatMap((text) => readLineCount(text.replace(/\t.*$/s, ''))?.count ?? []);
  if (counts.length === 0) return 'none';
  const areTotals = counts.every(({total}) => total !== undefined);
  return areTotals ? 'total' : 'added-deleted';
}

/** The words of a heading beside its number. */
export function printHeading({day}: Spelling, date: string | undefined, title: string): string {
  return day && date !== undefined ? `${day.open}${date}${day.close}${title}` : title;
}

/** All commits: the counts of the files are theirs together. */
export function printCommits({hashLength, isCode}: Spelling, commits: readonly string[] | undefined): string {
  if (!commits) return PENDING;
  const hashes = commits.map((hash) => hash.slice(0, hashLength));
  return hashes.map((hash) => (isCode ? `\`${hash}\`` : hash)).join(', ');
}

/** What is said of a file: `+53/−25 lines: Improved chat handling`. */
export function printFileText({counts, hasLinesColumn}: Spelling, {path, words, lines}: ContentFile): string {
  const count = lines ? printCount(counts, lines) : '';
  if (hasLinesColumn) return `${count}\t${words}`;
  if (path.endsWith('/')) return [words, count].filter(Boolean).join(', ');
  return [count, words].filter(Boolean).join(': ');
}

function printCount(style: CountStyle, {added, deleted}: NonNullable<ContentFile['lines']>): string {
  const total = added + deleted;
  if (style === 'none' || total === 0) return '';
  if (style === 'total') return inLines(figure(total), total);
  if (style === 'added') return inLines(`+${figure(added)}`, added);
  // A side that is nothing says nothing: `+12 lines`.
  const sides = [
    ...(added > 0 ? [`+${figure(added)}`] : []),
    ...(deleted > 0 ? [`−${figure(deleted)}`] : []),
  ];
  return inLines(sides.join('/'), total);
}

function inLines(figures: string, count: number): string {
  return `${figures} ${count === 1 ? 'line' : 'lines'}`;
}

function figure(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
