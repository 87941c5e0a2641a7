import {decide} from '../../three-way.ts';
import type {ReadItem} from './read-summary.ts';
import type {RecordedLine} from './record.ts';
import {type Sides, type Thread, threadsOf} from './threads.ts';

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

/**
 * Decide each line by the three-way rule; `accept` decides what would be a conflict without it, and nothing else.
 *
 * What was taken out stays out, also when the source says something else by now: what is not there asks nobody to
 * decide.
 */
export function decideLines(sides: Sides): DecidedLines {
  const threads = threadsOf(sides);
  const outcomes = threads.map((thread) => outcomeOf(thread, sides));
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

interface Outcome {
  readonly thread: Thread;
  /** The file takes what the source says. */
  readonly takes: boolean;
  readonly kept?: RecordedLine | undefined;
  readonly conflict?: LineConflict;
}

function outcomeOf(thread: Thread, {accept, adopts}: Sides): Outcome {
  const {base, item, source} = thread;
  // A person's own words satisfy the change, and stay theirs when it says so no more.
  if (item && !base && !adopts) return {thread, takes: false};
  const verdict = decide(base?.text, item?.text, source?.text);
  const isConflict = verdict === 'conflict' && item !== undefined;
  // What nobody was told of is not decided: the words of a person would go unseen.
  const told = isConflict ? toldOf(item.text, source?.text) : undefined;
  const isDecided = told !== undefined && base?.told === told && accept === 'source';
  const takes = verdict === 'take' || isDecided;
  if (takes || verdict === 'settled') return {thread, takes, kept: source};
  if (!base) return {thread, takes: false};
  const isSettled = isConflict && accept === 'file';
  const kept = isSettled ? source : {...base, key: source?.key ?? base.key};
  if (!isConflict || isSettled) return {thread, takes: false, kept: kept && asFound(kept, item)};
  const conflict = {key: base.key, item, base: base.text, file: item.text, source: source?.text};
  return {thread, takes: false, kept: kept && {...asFound(kept, item), told}, conflict};
}

/** Both sides of a conflict, as they were told. */
function toldOf(file: string, source: string | undefined): string {
  return source === undefined ? file : `${file}\n${source}`;
}

/** What a person made of a line is kept with it. */
function asFound(
  {file: _, isOut: __, told: ___, ...line}: RecordedLine,
  item: ReadItem | undefined,
): RecordedLine {
  if (!item) return {...line, isOut: true};
  return item.text === line.text ? line : {...line, file: item.text};
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
