import type {TextEdit} from '../../markdown/edit.ts';
import type {Range} from '../../markdown/place.ts';
import {meantDay} from '../../project/meant-day.ts';

/** What to say of a date in another form, and the edit that writes the day that is surely meant. */
export interface WrittenDate {
  /** `` `2026-03-01` ``, or the form where the day is not certain. */
  readonly expected: string;
  readonly fix?: readonly TextEdit[];
}

/** A date as it is written somewhere in a range; it is mended only where it stands there once. */
export function writtenDate(text: string, {start, end}: Range, written: string): WrittenDate {
  const day = meantDay(written);
  if (day === undefined) return {expected: 'a day as `YYYY-MM-DD`'};
  const expected = `\`${day}\``;
  const source = text.slice(start, end);
  const at = written === '' ? -1 : source.indexOf(written);
  if (at < 0 || source.indexOf(written, at + 1) >= 0) return {expected};
  return {expected, fix: [{start: start + at, end: start + at + written.length, text: day}]};
}
