import type {Document} from '../../../markdown/document.ts';
import {type Change, titleOf} from '../../../project/change.ts';
import {byCodePoint} from '../../../project/read-project.ts';
import {belongs} from '../../belongs.ts';
import type {ViewRecord} from '../../record.ts';
import type {Projection} from '../../view.ts';
import type {LoggedEntry} from './log.ts';
import {nextNumber, numberingOf} from './numbers.ts';
import {headingSlot} from './slots.ts';

/** Which changes a log shows, and under which numbers. */
export interface Chosen {
  /** Those that stand in the file. */
  readonly shown: readonly {
    readonly change: Change;
    readonly entry: LoggedEntry;
    readonly base: ViewRecord;
  }[];
  /** Those that were written once, and taken out by hand. */
  readonly takenOut: readonly {readonly change: Change; readonly base: ViewRecord}[];
  /** Those that come in, by day and folder. */
  readonly added: readonly {readonly change: Change; readonly number: string}[];
}

/** A log as it stands. */
export interface StandingLog {
  readonly document: Document;
  readonly entries: readonly LoggedEntry[];
  readonly prefix: string | undefined;
}

type Choice = Pick<Projection, 'state' | 'settings' | 'recordOf' | 'adds' | 'works'>;

/** A change and what the view has of it. */
interface Known {
  readonly change: Change;
  readonly base: ViewRecord | undefined;
}

/** Find the changes of a log by their numbers, and give numbers to those that come in, in the order of day and folder. */
export function choose(log: StandingLog, projection: Choice): Chosen {
  const {active, archived} = projection.state;
  const known = archived.toSorted(byDay).map((change) => ({change, base: projection.recordOf(change)}));
  const numbered = known.flatMap(({change, base}) =>
    base?.number === undefined || isReserved(log, base) ? [] : [{change, base}],
  );
  const entries = entriesOf(log, numbered);
  const given = [...known, ...active.map((change) => ({base: projection.recordOf(change)}))];
  const numbering = numberingOf(
    log.document,
    given.flatMap(({base}) => base?.number ?? []),
    log.prefix,
  );
  const isAdded = additions(log, projection, new Set(entries.values()), numbered);
  const added = known.filter(
    ({change, base}) => (base?.number === undefined || isReserved(log, base)) && isAdded(change),
  );
  const fresh = added.filter(({base}) => base?.number === undefined);
  return {
    shown: numbered.flatMap(({change, base}) => {
      const entry = entries.get(change);
      return entry ? [{change, entry, base}] : [];
    }),
    takenOut: numbered.filter(({change}) => !entries.has(change)),
    added: added.map((each) => ({
      change: each.change,
      number: each.base?.number ?? nextNumber(numbering, fresh.indexOf(each)),
    })),
  };
}

/** A number that was given, and taken back with its entry when the change was unarchived: it waits for that change. */
function isReserved({entries}: StandingLog, {fields, number}: ViewRecord): boolean {
  if (number === undefined || Object.keys(fields).length > 0) return false;
  return !entries.some((entry) => entry.number === number.toUpperCase());
}

function byDay(a: Change, b: Change): number {
  return byCodePoint(a.archived?.date ?? '', b.archived?.date ?? '') || byCodePoint(a.folder, b.folder);
}

/** The entry of each change by its number; where two have one number, first those whose headings are as they were written. */
function entriesOf(
  {document: {text}, entries}: StandingLog,
  numbered: readonly {readonly change: Change; readonly base: ViewRecord}[],
): ReadonlyMap<Change, LoggedEntry> {
  const byNumber = new Map<string, LoggedEntry[]>();
  for (const entry of entries) byNumber.set(entry.number, [...(byNumber.get(entry.number) ?? []), entry]);
  const found = new Map<Change, LoggedEntry>();
  const taken = new Set<LoggedEntry>();
  const take = (change: Change, entry: LoggedEntry | undefined): void => {
    if (!entry) return;
    found.set(change, entry);
    taken.add(entry);
  };
  const free = ({number = ''}: ViewRecord): readonly LoggedEntry[] =>
    (byNumber.get(number.toUpperCase()) ?? []).filter((entry) => !taken.has(entry));
  for (const {change, base} of numbered)
    take(
      change,
      free(base).find((entry) => headingSlot(text, entry).text === base.fields['heading']),
    );
  for (const {change, base} of numbered) if (!found.has(change)) take(change, free(base)[0]);
  return found;
}

/** Whether a change without a number comes in. */
function additions(
  {entries}: StandingLog,
  {adds, works, settings}: Choice,
  own: ReadonlySet<LoggedEntry>,
  numbered: readonly Known[],
): (change: Change) => boolean {
  const byHand = entries.filter((entry) => !own.has(entry));
  const shown = new Set(byHand.map(({date, title}) => `${date ?? ''} ${fold(title)}`));
  const isNew = adds ?? isLater(byHand, numbered);
  return (change) =>
    (works?.givesNumbers ?? true) &&
    change.metadata.changelog.section?.toLowerCase() !== 'none' &&
    isNew(change) &&
    !shown.has(`${change.archived?.date ?? ''} ${fold(titleOf(change))}`) &&
    belongs(change, settings.only);
}

/**
 * What is archived later than all that was logged by hand, and not before the first change that the tool logged.
 *
 * An entry of the tool's own keeps nothing out: a change of the same day may come from another branch.
 */
function isLater(byHand: readonly LoggedEntry[], numbered: readonly Known[]): (change: Change) => boolean {
  const newest = byHand.reduce((latest, {date}) => (date !== undefined && date > latest ? date : latest), '');
  const [first] = numbered.flatMap(({change}) => change.archived?.date ?? []).toSorted(byCodePoint);
  return ({archived}) => {
    const date = archived?.date ?? '';
    return (newest === '' || date > newest) && (first === undefined || date >= first);
  };
}

function fold(title: string): string {
  return title.toLowerCase().replace(/\s+/g, ' ').trim();
}
