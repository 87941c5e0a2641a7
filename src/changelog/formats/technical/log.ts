import type {Document} from '../../../markdown/document.ts';
import {plainText} from '../../../markdown/node.ts';
import type {Section} from '../../../markdown/section.ts';
import {commitsIn, isCommitLabel, type NamedCommit} from './commits.ts';
import {type Field, fieldsIn, labelOf} from './fields.ts';
import {dateOf, type EntryHeading, readEntryHeading} from './heading.ts';
import {filesIn, isFilesLabel, type LoggedFile} from './logged-files.ts';

/** One numbered entry of a technical change log. */
export interface LoggedEntry extends EntryHeading {
  /** Its heading and all below it, entries within it among them. */
  readonly section: Section;
  /** ISO as written: in the heading, else in the nearest one above that begins with a date, else in a `Date` field. */
  readonly date: string | undefined;
  /** The commits its fields name, in document order. */
  readonly commits: readonly NamedCommit[];
  /** The files its fields list, in document order. */
  readonly files: readonly LoggedFile[];
}

/** An entry while its parts are gathered. */
interface FoundEntry {
  readonly heading: EntryHeading;
  readonly dateAbove: string | undefined;
  /** Its own section, then the notes below it. */
  readonly parts: [Section, ...Section[]];
}

/** The entries of a log in document order, in either dialect of headings. Never throws, and is linear. */
export function readTechnicalLog(document: Document): readonly LoggedEntry[] {
  const found: FoundEntry[] = [];
  gather(document, document.top, found, {entry: undefined, date: undefined});
  return found.map((entry) => readEntry(document, entry));
}

/** What stands above a section. */
interface Above {
  readonly entry: FoundEntry | undefined;
  readonly date: string | undefined;
}

/** A section belongs to the nearest entry above it, if it is none itself. */
function gather(document: Document, section: Section, found: FoundEntry[], above: Above): void {
  for (const child of section.children) {
    const heading = readEntryHeading(document.text, child, above.entry?.heading.number);
    const entry: FoundEntry | undefined = heading
      ? {heading, dateAbove: above.date, parts: [child]}
      : above.entry;
    if (heading && entry) found.push(entry);
    else above.entry?.parts.push(child);
    gather(document, child, found, {entry, date: dateOf(child.title) ?? above.date});
  }
}

function readEntry({text}: Document, {heading, dateAbove, parts}: FoundEntry): LoggedEntry {
  const fields = parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [{label: labelOf(part.title), value: [], blocks: part.blocks}]),
    ...fieldsIn(part.blocks),
  ]);
  const commits = fields.filter(({label}) => isCommitLabel(label));
  const files = fields.filter(({label}) => isFilesLabel(label));
  return {
    ...heading,
    section: parts[0],
    date: heading.date ?? dateAbove ?? dateIn(fields),
    commits: commitsIn(
      text,
      commits.flatMap(({value, blocks}) => [...value, ...blocks]),
    ),
    files: files.flatMap((field) => filesIn(text, field)),
  };
}

function dateIn(fields: readonly Field[]): string | undefined {
  const dated = fields.find(({label}) => /^date(?:\/time)?$/.test(label));
  return dated && dateOf(dated.value.map(plainText).join('').replace(/^: ?/, ''));
}
