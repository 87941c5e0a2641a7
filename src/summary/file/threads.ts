import type {Accept} from '../../three-way.ts';
import {isReal, type SummaryLine} from '../summary.ts';
import {aligned, sameLines} from './align.ts';
import {leadingCode} from './line-text.ts';
import type {ReadItem} from './read-summary.ts';
import {type RecordedLine, recordedLine} from './record.ts';

/** The three sides of one section. */
export interface Sides {
  /** As last projected. */
  readonly base: readonly RecordedLine[];
  readonly items: readonly ReadItem[];
  readonly source: readonly SummaryLine[];
  readonly accept: Accept | undefined;
  /** Nothing is recorded of the file, so a line that says just what would be written counts as projected. */
  readonly adopts: boolean;
}

/** One line as up to three sides have it. */
export interface Thread {
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

/** Lines in the order of the source; those it has no more stand behind the one they stood behind. */
export function threadsOf({base, items, source}: Sides): readonly Thread[] {
  const lines = source.map(recordedLine);
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
