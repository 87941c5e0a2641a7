import type {Document} from '../../../markdown/document.ts';
import {plainText} from '../../../markdown/node.ts';
import type {Section} from '../../../markdown/section.ts';
import {commitsIn, isCommitLabel, type NamedCommit} from './commits.ts';
import {type Field, fieldsIn, labelOf} from './fields.ts';
import {dateOf, type EntryHeading, type NumberForm, numberForm, PREFIX, readEntryHeading} from './heading.ts';
import {filesIn, isFilesLabel, type LoggedFile} from './logged-files.ts';

/** Whether a label introduces the day of an entry: `Date`, `Date/Time`. */
export function isDateLabel(label: string): boolean {
  return /^date(?:\/time)?$/.test(label);
}

/** One numbered entry of a technical change log. */
export interface LoggedEntry extends EntryHeading {
  /** Its heading and all below it, entries within it among them. */
  readonly section: Section;
  /** ISO as written: in the heading, else in the nearest one above that begins with a date, else in a `Date` field. */
  readonly date: string | undefined;
  /** The heading above that dates it, where one does. */
  readonly day: Section | undefined;
  /** Whether it stands within another entry. */
  readonly isNested: boolean;
  /** What it says under labels, in document order. */
  readonly fields: readonly Field[];
  /** The commits its fields name, in document order. */
  readonly commits: readonly NamedCommit[];
  /** The files its fields list, in document order. */
  readonly files: readonly LoggedFile[];
}

/** An entry while its parts are gathered. */
interface FoundEntry {
  readonly heading: EntryHeading;
  readonly day: Section | undefined;
  readonly isNested: boolean;
  /** Its own section, then the notes below it. */
  readonly parts: [Section, ...Section[]];
}

/**
 * The entries of a log in document order, in either dialect of headings; numbers begin with a prefix, whatever its case.
 *
 * Never throws, and is linear.
 */
export function readTechnicalLog(document: Document, prefix = PREFIX): readonly LoggedEntry[] {
  const found: FoundEntry[] = [];
  gather(document, document.top, found, {entry: undefined, day: undefined, form: numberForm(prefix)});
  return found.map((entry) => readEntry(document, entry));
}

/** What stands above a section. */
interface Above {
  readonly entry: FoundEntry | undefined;
  readonly day: Section | undefined;
  readonly form: NumberForm;
}

/** A section belongs to the nearest entry above it, if it is none itself. */
function gather(document: Document, section: Section, found: FoundEntry[], above: Above): void {
  for (const child of section.children) {
    const heading = readEntryHeading(document.text, child, above.entry?.heading.number, above.form);
    const {day} = above;
    const entry: FoundEntry | undefined = heading
      ? {heading, day, isNested: above.entry !== undefined, parts: [child]}
      : above.entry;
    if (heading && entry) found.push(entry);
    else above.entry?.parts.push(child);
    gather(document, child, found, {...above, entry, day: dateOf(child.title) === undefined ? day : child});
  }
}

function readEntry({text}: Document, {heading, day, isNested, parts}: FoundEntry): LoggedEntry {
  const fields = parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [sectionField(part)]),
    ...fieldsIn(part.blocks),
  ]);
  const commits = fields.filter(({label}) => isCommitLabel(label));
  const files = fields.filter(({label}) => isFilesLabel(label));
  return {
    ...heading,
    section: parts[0],
    day,
    isNested,
    fields,
    date: heading.date ?? (day && dateOf(day.title)) ?? dateIn(fields),
    commits: commitsIn(
      text,
      commits.flatMap(({value, blocks}) => [...value, ...blocks]),
    ),
    files: files.flatMap((field) => filesIn(text, field)),
  };
}

function sectionField({title, start, body, blocks}: Section): Field {
  return {form: 'section', label: labelOf(title), labelRange: {start, end: body.start}, value: [], blocks};
}

function dateIn(fields: readonly Field[]): string | undefined {
  const dated = fields.find(({label}) => isDateLabel(label));
  return dated && dateOf(dated.value.map(plainText).join('').replace(/^: ?/, ''));
}
