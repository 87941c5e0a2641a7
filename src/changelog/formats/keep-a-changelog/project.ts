import type {ListItem} from 'mdast';
import {itemSource} from '../../../markdown/change-items.ts';
import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import {rangeOf} from '../../../markdown/node.ts';
import type {Change} from '../../../project/change.ts';
import {byCodePoint} from '../../../project/read-project.ts';
import {type Accept, decide, type Verdict} from '../../../three-way.ts';
import {acceptFor} from '../../accept.ts';
import type {ViewRecord} from '../../record.ts';
import type {Conflict, Projected, Projection} from '../../view.ts';
import {type ChangeEntry, entriesOfChange} from './entries.ts';
import {type Coming, changeUnreleased} from './insert.ts';
import {foldSection} from './release-title.ts';
import type {Releases} from './releases.ts';
import {foundFor, standingIn} from './standing.ts';
import {type FoundEntry, orderOf} from './unreleased.ts';

/** The field of a record that says in which section an entry stands. */
const SECTION = '#section';

/** What becomes of a file and of the records; filled while changes are gone through. */
interface Work {
  readonly document: Document;
  readonly acceptOf: (change: Change) => Accept | undefined;
  /** Where a conflict about an entry that is not there is shown. */
  readonly heading: {readonly start: number; readonly end: number};
  readonly edits: TextEdit[];
  readonly coming: Coming[];
  readonly leaving: Set<ListItem>;
  readonly orderOf: Map<ListItem, string>;
  readonly conflicts: Conflict[];
}

/** Bring what is under `Unreleased` up to date with the archived changes. Released entries are never touched. */
export function projectReleases(document: Document, projection: Projection): Projected {
  const {state, settings, recordOf} = projection;
  const standing = standingIn(document, settings);
  const {releases, found, released} = standing;
  const adds = projection.adds ?? standing.adds;
  const work = workOn(document, releases, (change) => acceptFor(projection, change));
  const records = new Map<string, ViewRecord>();
  for (const change of state.archived.toSorted(byDate)) {
    const own = found.get(change.folder) ?? [];
    if (released.has(change.folder) && own.length === 0) continue;
    const record = recordOf(change);
    if (record?.release !== undefined) continue;
    if (own.length === 0 && record === undefined && !adds(change)) continue;
    const entries = entriesOfChange(change, {...settings, changelog: document.source.path});
    const fields = projectChange(work, change, {entries, found: own, record, isAdded: adds(change)});
    if (fields) records.set(change.folder, {...record, fields});
  }
  const title = settings.unreleased ?? 'Unreleased';
  return {
    edits: [...work.edits, ...changeUnreleased(document, releases, title, work)],
    records,
    conflicts: work.conflicts,
  };
}

function workOn(document: Document, {unreleased, versions}: Releases, acceptOf: Work['acceptOf']): Work {
  return {
    document,
    acceptOf,
    heading: unreleased?.heading ?? versions[0]?.heading ?? {start: 0, end: 0},
    edits: [],
    coming: [],
    leaving: new Set(),
    orderOf: new Map(),
    conflicts: [],
  };
}

function byDate(a: Change, b: Change): number {
  return byCodePoint(orderOf({folder: a.folder, key: ''}), orderOf({folder: b.folder, key: ''}));
}

/** One change, as it is and as it shows. */
interface ChangeState {
  readonly entries: readonly ChangeEntry[];
  readonly found: readonly FoundEntry[];
  readonly record: ViewRecord | undefined;
  readonly isAdded: boolean;
}

/** The fields of a change's record from now on; nothing for a change that is not shown and never was. */
function projectChange(work: Work, change: Change, state: ChangeState): ViewRecord['fields'] | undefined {
  const {entries, found, record, isAdded} = state;
  const before = record?.fields ?? {};
  const keys = [...new Set([...entries.map(({key}) => key), ...keysOf(before)])].toSorted(byCodePoint);
  const standsForAll = entries.length > 1 && found.some(({key}) => key === '.');
  const written = entries.filter(({key}) => before[key] !== undefined);
  const taken = new Set(written.map(({key}) => foundFor(found, key, entries)));
  const fields = keys.map((key) => {
    const entry = entries.find((each) => each.key === key);
    const words = foundFor(found, key, entries);
    // The words about an entry are not those about another one that the change no longer has.
    const shown = entry || !taken.has(words) ? words : undefined;
    const base = baseOf(before, key);
    if (shown?.place) work.orderOf.set(shown.place.item, orderOf({folder: change.folder, key}));
    if (!shown && base.text === undefined && (!isAdded || standsForAll)) return {};
    return projectEntry(work, {change, key, entry, shown, base});
  });
  const after: Record<string, string> = Object.assign({}, ...fields);
  return record === undefined && Object.keys(after).length === 0 ? undefined : after;
}

function keysOf(fields: ViewRecord['fields']): readonly string[] {
  return Object.keys(fields).filter((field) => !field.endsWith(SECTION));
}

interface Base {
  readonly text: string | undefined;
  readonly section: string | undefined;
}

function baseOf(fields: ViewRecord['fields'], key: string): Base {
  return {text: fields[key], section: fields[key + SECTION]};
}

/** An entry in its three states: as it was written, as it stands, as it would be written. */
interface EntryState {
  readonly change: Change;
  readonly key: string;
  readonly entry: ChangeEntry | undefined;
  readonly shown: FoundEntry | undefined;
  readonly base: Base;
}

function projectEntry(work: Work, state: EntryState): ViewRecord['fields'] {
  const {change, key, entry, shown, base} = state;
  // Words about several changes are nobody's but the person's who joined them.
  if (shown?.isShared) return entry ? recorded(key, entry.text, entry.section) : {};
  const verdict = decide(base.text, shown?.text, entry?.text, work.acceptOf(change));
  const text = rebased(base.text, entry?.text, verdict, work.acceptOf(change));
  if (verdict === 'conflict')
    report(work, state, key, {base: base.text, file: shown?.text, source: entry?.text});
  if (!shown) {
    if (verdict !== 'take' || !entry) return recorded(key, text, base.section);
    work.coming.push({
      section: entry.section,
      order: orderOf({folder: change.folder, key}),
      content: entry.text,
    });
    return recorded(key, entry.text, entry.section);
  }
  if (!entry) {
    if (verdict === 'take' && !removeEntry(work, shown)) return recorded(key, base.text, base.section);
    return verdict === 'take' ? {} : recorded(key, text, base.section);
  }
  const words = verdict === 'take' ? entry.text : undefined;
  return recorded(key, text, placeEntry(work, state, entry, shown, words));
}

/** Write the words where they stand, or with the whole item in another section; returns the section to be recorded. */
function placeEntry(
  work: Work,
  {change, key, base}: EntryState,
  entry: ChangeEntry,
  shown: FoundEntry,
  words: string | undefined,
): string | undefined {
  const {document} = work;
  const stands = shown.section?.title ?? '';
  const sectionOf = (title: string | undefined) => (title === undefined ? undefined : foldSection(title));
  const sides = [sectionOf(base.section), sectionOf(stands), sectionOf(entry.section)] as const;
  const canMove = shown.place?.isOuter === true;
  const verdict = canMove || sides[1] === sides[2] ? decide(...sides, work.acceptOf(change)) : 'keep';
  if (verdict === 'conflict')
    report(work, {change, shown}, key + SECTION, {base: base.section, file: stands, source: entry.section});
  const replaced = words === undefined ? [] : [{...rangeOf(shown.paragraph), text: words}];
  if (verdict === 'take' && shown.place && !work.leaving.has(shown.place.item)) {
    work.leaving.add(shown.place.item);
    const {item} = shown.place;
    const content =
      words === undefined ? itemSource(document.text, item) : reworded(document, shown, item, words);
    work.coming.push({section: entry.section, order: orderOf({folder: change.folder, key}), content});
  } else work.edits.push(...replaced);
  return rebased(base.section, entry.section, verdict, work.acceptOf(change));
}

/** Take an item away, unless it holds more than the words that were written; says whether it does. */
function removeEntry({leaving}: Work, {place, paragraph}: FoundEntry): boolean {
  const isAlone = place?.isOuter === true && place.item.children.every((child) => child === paragraph);
  if (isAlone) leaving.add(place.item);
  return isAlone;
}

/** The content of an item with other words in front of what a person put below them. */
function reworded({text}: Document, {paragraph}: FoundEntry, item: ListItem, words: string): string {
  const [{start, end}, own] = [rangeOf(paragraph), rangeOf(item)];
  const before = text.slice(own.start, start).replace(/^(?:[-*+]|\d+[.)])[ \t]*/, '');
  const lines = text.slice(start, end).split(/\r\n|\n|\r/).length;
  const below = itemSource(text, item).split('\n').slice(lines);
  return [before + words, ...below].join('\n');
}

/** What the next projection compares with. */
function rebased(
  base: string | undefined,
  source: string | undefined,
  verdict: Verdict,
  accept: Accept | undefined,
): string | undefined {
  if (verdict === 'settled' || verdict === 'take') return source;
  return verdict === 'keep' && base !== undefined && accept === 'file' ? source : base;
}

function recorded(key: string, text: string | undefined, section: string | undefined): ViewRecord['fields'] {
  if (text === undefined) return {};
  return section === undefined ? {[key]: text} : {[key]: text, [key + SECTION]: section};
}

function report(
  {conflicts, heading}: Work,
  {change, shown}: Pick<EntryState, 'change' | 'shown'>,
  field: string,
  {
    base,
    file,
    source,
  }: {
    readonly base: string | undefined;
    readonly file: string | undefined;
    readonly source: string | undefined;
  },
): void {
  const range = shown ? rangeOf(shown.paragraph) : heading;
  if (base !== undefined) conflicts.push({change, field, range, base, file, source});
}
