import type {Range} from '../../markdown/place.ts';
import type {OwnEntry} from '../view.ts';
import {foldedText, type Piece, piecesOf} from './pieces.ts';
import type {Side} from './sides.ts';

/** A version of a file, taken apart. */
export interface ReadSide {
  /** What it says in each conflict. */
  readonly hunks: readonly (readonly Piece[])[];
  /** All of it: in turns what stands outside of conflicts and what one holds. */
  readonly parts: readonly (readonly Piece[])[];
  /** Every entry of the file by key, as it is written. */
  readonly textOf: ReadonlyMap<string, string>;
  /** The entries that touch no conflict, each with its offset as though the conflicts were empty. */
  readonly settled: ReadonlyMap<string, number>;
}

/** Take a version of a file apart into lines and the entries of the view. */
export function readSide(side: Side, entries: readonly OwnEntry[]): ReadSide {
  const {ranges, document} = side;
  const {text} = document;
  const outer = [0, ...ranges.map(({end}) => end)].map((start, index): Range => {
    return {start, end: ranges[index]?.start ?? text.length};
  });
  const hunks = ranges.map((range) => piecesOf(side, range, entries));
  const others = outer.map((range) => piecesOf(side, range, entries));
  return {
    hunks,
    parts: others.flatMap((pieces, index) => [pieces, ...hunks.slice(index, index + 1)]),
    textOf: new Map(entries.map(({key, range}) => [key, foldedText(text.slice(range.start, range.end))])),
    settled: settledIn(ranges, entries),
  };
}

/**
 * Whether what stands outside of the conflicts is the same to both sides. It is not where git took the lines of one
 * list for those of another: an item looks the same while its change is active and when it is archived.
 */
export function agree(a: ReadSide, b: ReadSide): boolean {
  return JSON.stringify([...a.settled]) === JSON.stringify([...b.settled]);
}

function settledIn(ranges: readonly Range[], entries: readonly OwnEntry[]): ReadonlyMap<string, number> {
  const settled = new Map<string, number>();
  let [passed, next] = [0, 0];
  for (const {key, range} of entries) {
    for (let at = ranges[next]; at && at.end <= range.start; at = ranges[next]) {
      passed += at.end - at.start;
      next++;
    }
    const following = ranges[next];
    if (!following || following.start >= range.end) settled.set(key, range.start - passed);
  }
  return settled;
}
