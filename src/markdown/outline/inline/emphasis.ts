import {classOf, PUNCTUATION} from './characters.ts';

const STAR = 42;
const TILDE = 126;

/** A run of `*`, `_` or `~` that may open or close something; what is used of it is taken off its ends. */
export interface Mark {
  readonly code: number;
  start: number;
  end: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** What two marks enclose, marks included, and how long the mark on each side is. */
export interface Span {
  readonly type: 'emphasis' | 'strong' | 'delete';
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

/** The mark of a run, by the characters on both sides of it, 10 where there is none. */
export function markOf(code: number, start: number, end: number, before: number, after: number): Mark {
  const left = classOf(before);
  const right = classOf(after);
  const mayOpen = right === 0 || (right === PUNCTUATION && left !== 0);
  const mayClose = left === 0 || (left === PUNCTUATION && right !== 0);
  if (code === TILDE) return {code, start, end, opens: mayOpen, closes: mayClose};
  const opens = mayOpen || after === TILDE;
  const closes = mayClose || before === TILDE;
  if (code === STAR) return {code, start, end, opens, closes};
  return {
    code,
    start,
    end,
    opens: opens && (left !== 0 || !closes),
    closes: closes && (right !== 0 || !opens),
  };
}

/** What marks enclose, in order of their beginning, as micromark's attention and GFM's strikethrough resolve them. */
export function spansOf(marks: Mark[], strikesFirst: boolean): readonly Span[] {
  if (marks.length < 2) return [];
  const spans: Span[] = [];
  if (strikesFirst) pairInside(marks, spans);
  else {
    emphasise(marks, spans);
    strike(marks.filter(isTilde), spans);
  }
  return spans.sort((one, other) => one.start - other.start);
}

/** What a pair encloses is paired by itself, tildes first, and takes no part outside any more. */
function pairInside(marks: Mark[], spans: Span[]): void {
  if (marks.length < 2) return;
  const hasTildes = marks.some(isTilde);
  if (hasTildes) strike(marks, spans);
  emphasise(hasTildes ? marks.filter((mark) => !isTilde(mark)) : marks, spans);
}

function isTilde({code}: Mark): boolean {
  return code === TILDE;
}

/** Pairs `*` and `_`. */
function emphasise(marks: Mark[], spans: Span[]): void {
  for (let index = 1; index < marks.length; index++) {
    const closer = marks[index];
    if (!closer?.closes || closer.code === TILDE) continue;
    const open = openerBefore(marks, index, closer);
    const opener = marks[open];
    if (!opener) continue;
    spans.push(paired(opener, closer));
    pairInside(marks.splice(open + 1, index - open - 1), spans);
    index = withoutEmpty(marks, open);
  }
}

function openerBefore(marks: readonly Mark[], index: number, closer: Mark): number {
  const size = closer.end - closer.start;
  for (let open = index - 1; open >= 0; open--) {
    const opener = marks[open];
    if (!opener?.opens || opener.code !== closer.code) continue;
    const isAmbiguous = opener.closes || closer.opens;
    if (isAmbiguous && size % 3 !== 0 && (opener.end - opener.start + size) % 3 === 0) continue;
    return open;
  }
  return -1;
}

function paired(opener: Mark, closer: Mark): Span {
  const isStrong = opener.end - opener.start > 1 && closer.end - closer.start > 1;
  const size = isStrong ? 2 : 1;
  opener.end -= size;
  closer.start += size;
  return {type: isStrong ? 'strong' : 'emphasis', start: opener.end, end: closer.start, size};
}

/** Takes out an opener and the closer behind it where nothing is left of them; where to go on from: before the closer. */
function withoutEmpty(marks: Mark[], open: number): number {
  const opener = marks[open];
  const closer = marks[open + 1];
  const isClosed = !closer || closer.start === closer.end;
  if (isClosed) marks.splice(open + 1, 1);
  if (!opener || opener.start < opener.end) return open;
  marks.splice(open, 1);
  return open - 1;
}

/** Pairs tildes of the same number. */
function strike(marks: Mark[], spans: Span[]): void {
  for (let index = 1; index < marks.length; index++) {
    const closer = marks[index];
    if (!closer?.closes || closer.code !== TILDE) continue;
    const size = closer.end - closer.start;
    const open = marks.findLastIndex(
      (mark, at) => at < index && mark.code === TILDE && mark.opens && mark.end - mark.start === size,
    );
    const opener = marks[open];
    if (!opener) continue;
    spans.push({type: 'delete', start: opener.start, end: closer.end, size});
    pairInside(marks.splice(open, index - open + 1).slice(1, -1), spans);
    index = open - 1;
  }
}
