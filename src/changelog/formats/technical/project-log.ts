import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import {onceFor} from '../../../once.ts';
import type {Change} from '../../../project/change.ts';
import {byCodePoint} from '../../../project/read-project.ts';
import {acceptFor} from '../../accept.ts';
import type {ViewRecord} from '../../record.ts';
import type {Conflict, Projected, Projection} from '../../view.ts';
import {type Chosen, choose} from './choose.ts';
import type {EntryContent} from './content.ts';
import {contentsOf} from './contents.ts';
import {type Layout, layoutOf, type Part, partsIn} from './layout.ts';
import {ledgerOf} from './ledger.ts';
import {type LoggedEntry, readTechnicalLog} from './log.ts';
import {directionOf, insertEntries, type Place, type PlacedEntry, placeOf} from './place-entries.ts';
import {printEntry, recordTexts} from './print-entry.ts';
import {shownBy, shownByRecord} from './shown-texts.ts';
import {type ShownTexts, spellingOf} from './spelling.ts';
import {type EntryTexts, knowsCommits, recordedFiles, textsOf} from './texts.ts';
import {updateEntry} from './update-entry.ts';

/** As many entries beside a place show how the log is written. */
const NEIGHBOURS = 8;

/** A log that is projected. */
interface Log {
  readonly document: Document;
  readonly projection: Projection;
  /** Those that stand in no other. */
  readonly entries: readonly LoggedEntry[];
  readonly contentOf: (change: Change) => EntryContent;
  /** What an entry shows of how the log is laid out and spelled; read once of each. */
  readonly partsOf: (entry: LoggedEntry) => readonly Part[];
  readonly shownBy: (entry: LoggedEntry) => ShownTexts;
}

/** What a change comes to. */
interface Outcome {
  readonly change: Change;
  readonly record: ViewRecord;
  readonly edits?: readonly TextEdit[];
  readonly conflicts?: readonly Conflict[];
  readonly placed?: PlacedEntry;
}

/** Bring a log up to date; `restores` puts back what was taken out by hand. */
export function projectLog(document: Document, projection: Projection, restores = false): Projected {
  const {prefix} = projection.settings;
  const all = readTechnicalLog(document, prefix);
  const standing = {document, entries: all, prefix};
  const chosen = choose(standing, projection);
  const entries = all.filter(({isNested}) => !isNested);
  const log: Log = {
    document,
    projection,
    entries,
    contentOf: contentsOf(standing, projection, chosen, restores || projection.accept === 'source'),
    partsOf: onceFor((entry) => partsIn(document.text, entry)),
    shownBy: onceFor((entry) => shownBy(document, entry)),
  };
  const outcomes = outcomesOf(log, chosen, restores);
  const placed = outcomes.toSorted(byDay).flatMap((outcome) => outcome.placed ?? []);
  return {
    edits: [
      ...outcomes.flatMap(({edits}) => edits ?? []),
      ...insertEntries(document, placed, directionOf(entries)),
    ],
    records: new Map(outcomes.map(({change, record}) => [change.folder, record])),
    conflicts: outcomes.flatMap(({conflicts}) => conflicts ?? []),
  };
}

function byDay({change: a}: Outcome, {change: b}: Outcome): number {
  return byCodePoint(a.archived?.date ?? '', b.archived?.date ?? '') || byCodePoint(a.folder, b.folder);
}

function outcomesOf(log: Log, {shown, added, takenOut}: Chosen, restores: boolean): readonly Outcome[] {
  const indexes = new Map(log.entries.map((entry, index) => [entry, index]));
  return [
    ...shown.map(({change, entry, base}) => update(log, {change, entry, base}, indexes.get(entry) ?? 0)),
    ...takenOut.map(({change, base}) => putBack(log, change, base, restores)),
    ...added.map(({change, number}) => add(log, change, {number, fields: {}})),
  ];
}

/** What was released is history, but for a commit that was not known yet. */
function update(log: Log, {change, entry, base}: Chosen['shown'][number], index: number): Outcome {
  if (base.release !== undefined && knowsCommits(base)) return {change, record: base};
  const {document, projection} = log;
  const beside = neighbours(log.entries, index).filter((other) => other !== entry);
  const layout = layoutOf(document, [entry, ...beside], log.partsOf);
  const content = log.contentOf(change);
  const texts = spelled(log, content, {layout, beside, base});
  const ledger = ledgerOf(change, base.fields, acceptFor(projection, change));
  const edits = updateEntry({document, entry, layout, content, texts, base, ledger});
  return {change, edits, record: {...base, fields: ledger.fields()}, conflicts: ledger.conflicts};
}

/** Whether an entry that was taken out comes back is decided by its heading alone. */
function putBack(log: Log, change: Change, base: ViewRecord, restores: boolean): Outcome {
  const {place, layout, beside} = siteOf(log, change);
  const {heading} = spelled(log, log.contentOf(change), {layout, beside, base});
  const ledger = ledgerOf(change, base.fields, acceptFor(log.projection, change));
  const at = {start: place.section.start, end: place.section.start};
  if (ledger.takes('heading', at, undefined, heading) || restores) return add(log, change, base);
  return {change, record: {...base, fields: ledger.fields()}, conflicts: ledger.conflicts};
}

function add(log: Log, change: Change, base: ViewRecord): Outcome {
  const {place, layout, beside} = siteOf(log, change);
  const texts = spelled(log, log.contentOf(change), {layout, beside, base});
  const printed = printEntry(layout, base.number ?? '', texts);
  const date = change.archived?.date;
  return {
    change,
    record: {...base, fields: recordTexts(layout, texts)},
    placed: {place, date, layout, printed},
  };
}

/** Where a change goes, and what shows how it is written there. */
function siteOf({document, entries, partsOf}: Log, change: Change): Site {
  const place = placeOf(document, entries, change.archived?.date);
  const beside = neighbours(entries, place.neighbour);
  return {place, beside, layout: layoutOf(document, beside, partsOf, place.section.depth)};
}

interface Site {
  readonly place: Place;
  readonly beside: readonly LoggedEntry[];
  readonly layout: Layout;
}

/** The entries around one, it first, then the nearest. */
function neighbours(entries: readonly LoggedEntry[], index: number): readonly LoggedEntry[] {
  const near = entries.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS);
  const distance = (entry: LoggedEntry): number =>
    Math.abs(entries.indexOf(entry, Math.max(0, index - NEIGHBOURS)) - index);
  return near
    .map((entry) => ({entry, far: distance(entry)}))
    .toSorted((a, b) => a.far - b.far)
    .map(({entry}) => entry);
}

/** The texts of an entry; one that stands in the log is spelled as it was, a new one as those beside it. */
function spelled(
  log: Log,
  content: EntryContent,
  {layout, beside, base}: Omit<Site, 'place'> & {readonly base: ViewRecord},
): EntryTexts {
  const recorded = [...recordedFiles(base).values()];
  const {files} = layout;
  const hasColumn = files.kind === 'table' && files.columns.lines !== undefined;
  const hasLinesColumn = recorded.length > 0 ? recorded.some((text) => text.includes('\t')) : hasColumn;
  const shown = [shownByRecord(base), ...beside.map(log.shownBy)];
  const {counts} = log.projection.settings;
  const spelling = spellingOf(shown, {counts, hasLinesColumn, isInRows: layout.fieldHeader !== undefined});
  return textsOf(content, spelling, base);
}
