import type {Document} from '../../../markdown/document.ts';
import {descendants} from '../../../markdown/section.ts';
import {numbered, numberForm, PREFIX} from './heading.ts';

/** How the numbers of a log are written, and where they go on. */
export interface Numbering {
  /** The highest that was ever given; 0 where none was. */
  readonly highest: number;
  /** Digits, padded with zeros. */
  readonly width: number;
  readonly prefix: string;
}

/** No log comes to a number of more digits: what has more is something else. */
const LONGEST = 9;

/**
 * The numbers of a log: those its headings begin or end with, and those that were given and taken out again.
 *
 * A note such as `CL-034.1` counts by the entry it is about.
 */
export function numberingOf(document: Document, given: readonly string[], prefix = PREFIX): Numbering {
  const form = numberForm(prefix);
  const titles = descendants(document.top).map(({title}) =>
    title.replace(/^\[?\d{4}-\d{2}-\d{2}\]?[^\p{L}]*/u, ''),
  );
  const written = titles.flatMap((title) => numbered(title, form)?.number ?? titleStart(title, prefix));
  const digits = [...written, ...given].flatMap((number) => digitsOf(number, prefix) ?? []);
  return {
    highest: Math.max(0, ...capped(digits.map(Number))),
    width: digits.length === 0 ? 3 : Math.min(...capped(digits.map(({length}) => length))),
    prefix: prefixIn(document, written, prefix),
  };
}

/** The number a log gives next but `skipped`. */
export function nextNumber({highest, width, prefix}: Numbering, skipped: number): string {
  return `${prefix}${String(highest + 1 + skipped).padStart(width, '0')}`;
}

/** A spread of very many arguments would exceed the stack. */
function capped(values: readonly number[]): readonly number[] {
  return values.length === 0
    ? []
    : [values.reduce((a, b) => Math.max(a, b)), values.reduce((a, b) => Math.min(a, b))];
}

/** A title that only begins with a number, as a note on an entry does. */
function titleStart(title: string, prefix: string): readonly string[] {
  const isNote = title.toLowerCase().startsWith(prefix.toLowerCase());
  const [digits] = (isNote && /^\d+/.exec(title.slice(prefix.length))) || [];
  return digits === undefined ? [] : [prefix + digits];
}

function digitsOf(number: string, prefix: string): string | undefined {
  const [, digits] = /^(\d+)/.exec(number.slice(prefix.length)) ?? [];
  return digits !== undefined && digits.length <= LONGEST ? digits : undefined;
}

/** The prefix as the log spells it. */
function prefixIn({text}: Document, written: readonly string[], prefix: string): string {
  const [first] = written;
  const at = first === undefined ? -1 : text.toUpperCase().indexOf(first.toUpperCase());
  const spelled = text.slice(at, at + prefix.length);
  return at >= 0 && spelled.toUpperCase() === prefix.toUpperCase() ? spelled : prefix;
}
