import type {TextEdit} from '../../markdown/edit.ts';
import type {Range} from '../../markdown/place.ts';
import {lineEndingAt} from '../../markdown/source.ts';

/**
 * The edit that makes whole lines of a text say something else, in the line ending of their place: lines at either end
 * that say it already stay as they are. Nothing where all of them do.
 */
export function linesEdit(text: string, {start, end}: Range, content: string): TextEdit | undefined {
  const was = text.slice(start, end).split(/(?<=\r\n|\n|\r(?!\n))/);
  const is = content.split(/(?<=\n)/);
  const said = was.map((line) => line.replace(/[\r\n]+$/, ''));
  const wanted = is.map((line) => line.replace(/\n$/, ''));
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && said[head] === wanted[head] && endsAlike(was[head], is[head])) head++;
  if (head === was.length && head === is.length) return undefined;
  let tail = 0;
  while (tail < shorter - head && said.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  const lengthOf = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length, 0);
  const ending = lineEndingAt(text, start + (was[0]?.length ?? 0));
  return {
    start: start + lengthOf(was.slice(0, head)),
    end: end - lengthOf(was.slice(was.length - tail)),
    text: is
      .slice(head, is.length - tail)
      .join('')
      .replaceAll('\n', ending),
  };
}

/** Whether two lines both have an end, or neither. */
function endsAlike(a = '', b = ''): boolean {
  return /[\r\n]$/.test(a) === /\n$/.test(b);
}
