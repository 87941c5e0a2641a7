import type {OwnEntry} from '../view.ts';
import {joined, mergeHandText} from './hand-text.ts';
import type {Piece} from './pieces.ts';
import type {ReadSide} from './read-side.ts';

/** What both sides began with. */
export interface Base {
  /** Every entry by key, as it was written. */
  readonly textOf: ReadonlyMap<string, string>;
  /** What people had written in each conflict: pieces that are no entries. */
  readonly hand: readonly (readonly Piece[])[];
}

/** Both sides of a file, and what they began with where that is known. */
export interface Sides {
  readonly ours: ReadSide;
  readonly theirs: ReadSide;
  readonly base: Base | undefined;
}

/** What a conflict becomes, and which entries are to be written again; or why it stays, as a clause. */
export type HunkResult =
  | {readonly kind: 'resolved'; readonly pieces: readonly Piece[]; readonly missing: readonly OwnEntry[]}
  | {readonly kind: 'stays'; readonly reason: string};

/** Resolve one conflict, by its index. */
export function resolveHunk({ours, theirs, base}: Sides, index: number): HunkResult {
  const [mine = [], other = []] = [ours.hunks[index], theirs.hunks[index]];
  const isPlain = (piece: Piece) => isOfTheTool(piece, base);
  const hand = (pieces: readonly Piece[]) => pieces.filter((piece) => !isPlain(piece));
  const clash = clashOf(hand(mine), hand(other));
  if (clash) return {kind: 'stays', reason: `both sides edited the entry of ${clash.folder}`};
  const reason = lossOf(hand(mine), theirs, base) ?? lossOf(hand(other), ours, base);
  if (reason !== undefined) return {kind: 'stays', reason};
  const was = base?.hand[index];
  const verdict = mergeHandText(hand(mine), was, hand(other));
  if (verdict === undefined)
    return {kind: 'stays', reason: 'both sides have text that is not made from changes, and it differs'};
  const comes = (from: ReadSide, against: readonly Piece[]) => (piece: Piece) =>
    !piece.entry || !isPlain(piece) || !isGone(piece.entry, from, base, hand(against));
  const [kept, coming] = [mine.filter(comes(theirs, other)), other.filter(comes(ours, mine))];
  const pieces = {ours: kept, theirs: coming, both: joined(kept, was ?? [], hand(other))}[verdict];
  const there = new Set(pieces.flatMap(({entry}) => entry?.key ?? []));
  const missing = [...kept, ...coming]
    .flatMap(({entry}) => entry ?? [])
    .filter((entry) => {
      return entry.isUntouched && !entry.isLeaving && !there.has(entry.key);
    });
  return {kind: 'resolved', pieces, missing};
}

/** An entry that nobody edited since both sides began, or that the view writes again or takes away. */
function isOfTheTool({entry, said}: Piece, base: Base | undefined): boolean {
  if (!entry) return false;
  return entry.isUntouched || entry.isLeaving === true || base?.textOf.get(entry.key) === said;
}

/** An entry that people edited on both sides, in different ways. */
function clashOf(mine: readonly Piece[], other: readonly Piece[]): OwnEntry | undefined {
  const said = new Map(
    other.flatMap((piece) => (piece.entry ? [[piece.entry.key, piece.said] as const] : [])),
  );
  return mine.find(({entry, said: own}) => entry && (said.get(entry.key) ?? own) !== own)?.entry;
}

/** Why an entry that people edited on one side cannot be taken: the other side took it out, or says something new of it. */
function lossOf(edited: readonly Piece[], {textOf}: ReadSide, base: Base | undefined): string | undefined {
  for (const {entry, said} of edited) {
    const was = entry && base?.textOf.get(entry.key);
    if (!entry || was === undefined || was === said) continue;
    const other = textOf.get(entry.key);
    if (other === undefined) return `one side edited the entry of ${entry.folder}, the other took it out`;
    if (other !== was && other !== said)
      return `one side edited the entry of ${entry.folder}, and its change says something else on the other`;
  }
  return undefined;
}

/** Whether an entry does not come along: the other side took it out, edited it, or has it outside of conflicts. */
function isGone(
  {key, isLeaving}: OwnEntry,
  other: ReadSide,
  base: Base | undefined,
  edited: readonly Piece[],
): boolean {
  if (other.settled.has(key)) return true;
  if (isLeaving) return false;
  const isTakenOut = base?.textOf.has(key) === true && !other.textOf.has(key);
  return isTakenOut || edited.some(({entry}) => entry?.key === key);
}
