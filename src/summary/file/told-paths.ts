import type {Document} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import {once} from '../../once.ts';
import {FORM, parentOf, type SectionId} from '../form.ts';
import type {ReadSummary} from './read-summary.ts';
import type {SummaryRecord} from './record.ts';
import {itemsOfBase} from './threads.ts';

/** The sections whose lines have paths for keys: the groups of files, and the references. */
export function isOfPaths(id: SectionId): boolean {
  return parentOf(id) === 'files-to-modify' || id === 'openspec-references';
}

/** Whether a person tells of a path in the part of a file that a section of paths belongs to. */
export type TellsOf = (id: SectionId, path: string) => boolean;

/** What people tell of beside the lines that were projected: files are those of all groups together. */
export function toldPaths(document: Document, read: ReadSummary, record: SummaryRecord): TellsOf {
  const groups = FORM.map(({id}) => id).filter((id) => parentOf(id) === 'files-to-modify');
  const files = once(() => pathsIn(document, read, record, ['files-to-modify', ...groups]));
  const references = once(() => pathsIn(document, read, record, ['openspec-references']));
  return (id, path) => (id === 'openspec-references' ? references() : files()).has(path);
}

function pathsIn(
  {text}: Document,
  read: ReadSummary,
  record: SummaryRecord,
  ids: readonly SectionId[],
): ReadonlySet<string> {
  const found = ids.flatMap((id) => read.get(id) ?? []);
  const ours = found.flatMap(({id, items}) => [...itemsOfBase(record[id] ?? [], items).values()]);
  const told = rest(
    found.flatMap(({sections}) => sections),
    ours,
  );
  return new Set(told.flatMap(({start, end}) => wordsIn(text.slice(start, end))));
}

/** What is left of some ranges, which may hold one another, without others that lie in them. */
function rest(ranges: readonly Range[], without: readonly Range[]): readonly Range[] {
  const [all, holes] = [ranges, without].map((each) => each.toSorted((a, b) => a.start - b.start));
  const left: Range[] = [];
  let done = 0;
  let hole = 0;
  for (const {start, end} of all ?? []) {
    done = Math.max(done, start);
    for (let next = holes?.[hole]; next && next.start < end; next = holes?.[++hole]) {
      if (next.start > done) left.push({start: done, end: next.start});
      done = Math.max(done, next.end);
    }
    if (done < end) left.push({start: done, end});
    done = Math.max(done, end);
  }
  return left;
}

/** What could be a path: what stands in code, and words without the signs around them. */
function wordsIn(text: string): readonly string[] {
  const code = Array.from(text.matchAll(/(`+) ?([^`\r\n]+?) ?\1/g), ([, , inner = '']) => inner);
  const words = Array.from(text.matchAll(/[^\s`'"()[\]<>|,;*]+/g), ([word]) =>
    word.replaceAll('\\', '').replace(/[.:]+$/, ''),
  );
  return [...code, ...words].map((word) => word.replace(/^\.\//, ''));
}
