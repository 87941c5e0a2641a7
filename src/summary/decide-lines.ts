import {type Accept, decide} from '../changelog/three-way.ts';
import {aligned, sameLines} from './align.ts';
import {leadingCode, lineText} from './line-text.ts';
import type {ReadItem} from './read-summary.ts';
import type {RecordedLine} from './record.ts';
import type {SummaryLine} from './summary.ts';

/** The three sides of one section. */
export interface Sides {
  /** As last projected. */
  readonly base: readonly RecordedLine[];
  readonly items: readonly ReadItem[];
  readonly source: readonly SummaryLine[];
  readonly accept: Accept | undefined;
}

/** A line that a person and the source both changed. */
export interface LineConflict {
  readonly key: string;
  readonly item: ReadItem;
  readonly base: string;
  readonly file: string;
  /** Absent where the source has the line no more. */
  readonly source: string | undefined;
}

/** What becomes of a section's lines. */
export interface DecidedLines {
  readonly leaving: ReadonlySet<ReadItem>;
  readonly replaced: ReadonlyMap<ReadItem, string>;
  /** In the order of the source: a line that has an item, which stays, or one that is to be added. */
  readonly order: readonly ({readonly item: ReadItem} | {readonly coming: RecordedLine})[];
  readonly record: readonly RecordedLine[];
  readonly conflicts: readonly LineConflict[];
}

/** One line as up to three sides have it. */
interface Thread {
  readonly base?: RecordedLine | undefined;
  readonly item?: ReadItem | undefined;
  readonly source?: RecordedLine | undefined;
}

/** The items of lines that were projected before, whatever a person made of them since. */
export function itemsOfBase(base: readonly RecordedLine[], items: readonly ReadItem[]) {
  const textOf = ({text}: {readonly text: string}) => text;
  const codeOf = ({text}: {readonly text: string}) => leadingCode(text);
  const sure = sameLines(base, items, [
    [({file, text}) => file ?? text, textOf],
    [textOf, textOf],
    [codeOf, codeOf],
  ]);
  // What was taken out has become no other line.
  const from = base.map(({file, text, isOut}) => (isOut ? undefined : (file ?? text)));
  const pairs = aligned(from, items.map(textOf), sure);
  return new Map([...pairs].map(([line, item]) => [base[line] as RecordedLine, items[item] as ReadItem]));
}

/**
 * Decide each line by the three-way rule. What was taken out stays out, also when the source says something else by
 * now: what is not there asks nobody to decide.
 */
export function decideLines(sides: Sides): DecidedLines {
  const threads = threadsOf(sides);
  const outcomes = threads.map((thread) => outcomeOf(thread, sides.accept));
  const order = outcomes.flatMap(({thread: {source, item}, takes}): DecidedLines['order'] => {
    if (item) return source || !takes ? [{item}] : [];
    return source && takes ? [{coming: source}] : [];
  });
  const taken = outcomes.filter(({takes}) => takes);
  return {
    leaving: new Set(taken.flatMap(({thread: {item, source}}) => (item && !source ? [item] : []))),
    replaced: new Map(
      taken.flatMap(({thread: {item, source}}) => (item && source ? [[item, source.text] as const] : [])),
    ),
    order,
    record: outcomes.flatMap(({kept}) => kept ?? []),
    conflicts: outcomes.flatMap(({conflict}) => conflict ?? []),
  };
}

/** Lines in the order of the source; those it has no more stand behind the one they stood behind. */
function threadsOf({base, items, source}: Sides): readonly Thread[] {
  const lines = source.map(({key, text}) => ({key, text: lineText(text)}));
  const sources = sourcesOfBase(base, source, lines);
  const itemOf = itemsOfBase(base, items);
  const baseOf = new Map([...sources].map(([was, line]) => [line, was]));
  const known = new Set(itemOf.values());
  const free = items.filter((item) => !known.has(item));
  const added = lines.filter((line) => !baseOf.has(line));
  const found = sameLines<RecordedLine, ReadItem>(added, free, [
    [({text}) => text, ({text}) => text],
    [({text}) => leadingCode(text), ({text}) => leadingCode(text)],
  ]);
  const itemOfAdded = new Map([...found].map(([line, item]) => [added[line], free[item]]));
  const threads: Thread[] = lines.map((line) => {
    const was = baseOf.get(line);
    return {base: was, item: was ? itemOf.get(was) : itemOfAdded.get(line), source: line};
  });
  return withGone(threads, base, (was) =>
    sources.has(was) ? undefined : {base: was, item: itemOf.get(was)},
  );
}

/** By their keys, and where words that are their own key were reworded, by their neighbours. */
function sourcesOfBase(
  base: readonly RecordedLine[],
  source: readonly SummaryLine[],
  lines: readonly RecordedLine[],
): ReadonlyMap<RecordedLine, RecordedLine> {
  const places = new Map(lines.map(({key}, place) => [key, place]));
  const sure = new Map<number, number>();
  for (const [index, {key}] of base.entries()) {
    const place = places.get(key);
    if (place !== undefined) sure.set(index, place);
    places.delete(key);
  }
  const isReal = ({sources}: SummaryLine) => sources.some(({kind}) => kind !== 'absent');
  const texts = lines.map(({text}, place) => (isReal(source[place] as SummaryLine) ? text : undefined));
  const pairs = aligned(
    base.map(({text}) => text),
    texts,
    sure,
  );
  return new Map([...pairs].map(([was, is]) => [base[was] as RecordedLine, lines[is] as RecordedLine]));
}

function withGone(
  threads: readonly Thread[],
  base: readonly RecordedLine[],
  goneAs: (was: RecordedLine) => Thread | undefined,
): readonly Thread[] {
  const behind = new Map<RecordedLine | undefined, Thread[]>();
  let standing: RecordedLine | undefined;
  for (const was of base) {
    const gone = goneAs(was);
    const known = behind.get(standing);
    if (!gone) standing = was;
    else if (known) known.push(gone);
    else behind.set(standing, [gone]);
  }
  const begin = behind.get(undefined) ?? [];
  return [
    ...begin,
    ...threads.flatMap((thread) => [thread, ...((thread.base && behind.get(thread.base)) ?? [])]),
  ];
}

interface Outcome {
  readonly thread: Thread;
  /** The file takes what the source says. */
  readonly takes: boolean;
  readonly kept?: RecordedLine | undefined;
  readonly conflict?: LineConflict;
}

function outcomeOf(thread: Thread, accept: Accept | undefined): Outcome {
  const {base, item, source} = thread;
  const verdict = decide(base?.text, item?.text, source?.text, accept);
  if (verdict === 'settled' || verdict === 'take') return {thread, takes: verdict === 'take', kept: source};
  if (!base) return {thread, takes: false};
  const isSettled = verdict === 'keep' && accept === 'file';
  const kept = isSettled ? source : {key: source?.key ?? base.key, text: base.text};
  const conflict = verdict === 'conflict' &&
    item && {key: base.key, item, base: base.text, file: item.text, source: source?.text};
  return {thread, takes: false, kept: kept && asFound(kept, item), ...(conflict && {conflict})};
}

/** What a person made of a line is kept with it. */
function asFound({key, text}: RecordedLine, item: ReadItem | undefined): RecordedLine {
  if (!item) return {key, text, isOut: true};
  return item.text === text ? {key, text} : {key, text, file: item.text};
}

/** The same without some of the lines that are new: they are not added, and not known of. */
export function withoutComing(
  decided: DecidedLines,
  isUnwanted: (line: RecordedLine) => boolean,
): DecidedLines {
  const dropped = decided.order.flatMap((line) =>
    'coming' in line && isUnwanted(line.coming) ? [line.coming] : [],
  );
  if (dropped.length === 0) return decided;
  const gone = new Set(dropped);
  return {
    ...decided,
    order: decided.order.filter((line) => 'item' in line || !gone.has(line.coming)),
    record: decided.record.filter((line) => !gone.has(line)),
  };
}

/** The lines that are to be added. */
export function comingIn({order}: DecidedLines): readonly RecordedLine[] {
  return order.flatMap((line) => ('coming' in line ? [line.coming] : []));
}

/** The same with every line written anew, in the order of the source: for a section that nobody touched. */
export function writtenAnew(decided: DecidedLines, items: readonly ReadItem[]): DecidedLines {
  const order = decided.order.map((line) => {
    if ('coming' in line) return line;
    const text = decided.replaced.get(line.item) ?? line.item.text;
    return {coming: {key: text, text}};
  });
  return {...decided, order, leaving: new Set(items), replaced: new Map()};
}
