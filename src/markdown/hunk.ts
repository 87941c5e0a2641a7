import {applyEdits, type TextEdit} from './edit.ts';

/** How a text is told from others: a hash of its UTF-8, in hex. */
export type HashOf = (text: string) => string;

/** A place where one text became another, told from the newer one so that it can be found there again and undone. */
export interface Hunk {
  /** Offset in the newer text. */
  readonly at: number;
  /** How much was written there, UTF-16 units, and its hash. */
  readonly length: number;
  readonly hash: string;
  /** What is written begins so. */
  readonly head: string;
  /** What stood there before. */
  readonly was: string;
  /** What stands above and below it in the newer text. */
  readonly above: string;
  readonly below: string;
}

/** UTF-16 units of text kept to find a place again. */
const ANCHOR = 120;

/**
 * Where two ways to edit one text end up with different words, as hunks of what `after` makes of it.
 *
 * Undoing all of them in the text that `after` makes yields, byte for byte, the one that `before` makes. Linear in
 * the text and the edits, which may each be empty.
 */
export function hunksBetween(
  text: string,
  before: readonly TextEdit[],
  after: readonly TextEdit[],
  hashOf: HashOf,
): readonly Hunk[] {
  const newer = applyEdits(text, after);
  let shift = 0;
  return groupsOf(before, after).flatMap(({start, end, before: older, after: newest}) => {
    const slice = text.slice(start, end);
    const [was, is] = [older, newest].map((edits) => applyEdits(slice, moved(edits, -start)));
    const at = start + shift;
    shift += (is ?? '').length - slice.length;
    if (was === undefined || is === undefined || was === is) return [];
    // An edit is about a block: whoever changes any of it later has changed what was written.
    const common = older.length > 0 && newest.length > 0 ? commonLines(is, was) : ([0, 0] as const);
    return [hunkAt(newer, at, [is, was], common, hashOf)];
  });
}

/** `texts` are what is there now and what was; as much of both as they share at either end is left out. */
function hunkAt(
  newer: string,
  place: number,
  [written, before]: readonly [string, string],
  [start, end]: readonly [start: number, end: number],
  hashOf: HashOf,
): Hunk {
  const is = written.slice(start, written.length - end);
  const at = place + start;
  return {
    at,
    length: is.length,
    hash: hashOf(is),
    head: is.slice(0, ANCHOR),
    was: before.slice(start, before.length - end),
    above: newer.slice(Math.max(at - ANCHOR, 0), at),
    below: newer.slice(at + is.length, at + is.length + ANCHOR),
  };
}

interface Group {
  readonly start: number;
  end: number;
  readonly before: TextEdit[];
  readonly after: TextEdit[];
}

/** Edits that touch or overlap, from either side, are one group. */
function groupsOf(before: readonly TextEdit[], after: readonly TextEdit[]): readonly Group[] {
  const groups: Group[] = [];
  const all = [
    ...before.map((edit) => ({edit, side: 'before'}) as const),
    ...after.map((edit) => ({edit, side: 'after'}) as const),
  ];
  for (const {edit, side} of all.toSorted((a, b) => a.edit.start - b.edit.start)) {
    const {start, end} = edit;
    const last = groups.at(-1);
    const group = last && start <= last.end ? last : {start, end, before: [], after: []};
    if (group !== last) groups.push(group);
    group.end = Math.max(group.end, end);
    group[side].push(edit);
  }
  return groups;
}

function moved(edits: readonly TextEdit[], by: number): readonly TextEdit[] {
  return edits.map(({start, end, text}) => ({start: start + by, end: end + by, text}));
}

/** How much two texts share in whole lines, at the start and at the end. */
function commonLines(a: string, b: string): readonly [start: number, end: number] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  for (let count = 1; count <= shorter && a[count - 1] === b[count - 1]; count++)
    if (isBetweenLines(a, count) && isBetweenLines(b, count)) start = count;
  let end = 0;
  for (let count = 1; count <= shorter - start && a.at(-count) === b.at(-count); count++)
    if (isBetweenLines(a, a.length - count) && isBetweenLines(b, b.length - count)) end = count;
  return [start, end];
}

/** Whether a line, or what ends it, begins or ends at an offset. */
function isBetweenLines(text: string, offset: number): boolean {
  const [last = '\n', next = '\n'] = [text[offset - 1], text[offset]];
  if (last === '\r' && next === '\n') return offset === text.length;
  return /[\r\n]/.test(last + next);
}
