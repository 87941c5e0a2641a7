import {withoutBlanks} from '../../../markdown/merge/blanks.ts';
import {lineEnd, type Range} from '../../../markdown/place.ts';

/** Where lines stand that are looked for one behind the other in one part of a text. */
export type FindLine = (line: string) => Range | undefined;

/**
 * Finds lines in a part of a text, each behind the one before; the level of headings and blanks at the end aside. Once
 * one is not found, none is: so all of them together cost no more than reading the part once.
 */
export function findLines(text: string, part: Range): FindLine {
  let at = part.start;
  return (line) => {
    const wanted = lineWords(line);
    for (; at < part.end; at = lineEnd(text, at, true)) {
      const end = Math.min(lineEnd(text, at), part.end);
      if (lineWords(text.slice(at, end)) === wanted) return {start: at, end};
    }
    return undefined;
  };
}

function lineWords(line: string): string {
  return withoutBlanks(line.trimEnd()).replace(/^ {0,3}#{1,6}(?=\s)/, '#');
}

/** The first line of a text that another does not have in that place, or the last before its end; nothing of an empty one. */
export function firstDifference(text: string, other: string): string | undefined {
  const [lines, others] = [text, other].map((each) => each.split('\n').filter((line) => line.trim() !== ''));
  return lines?.find((line, index) => line !== others?.[index]) ?? lines?.at(-1);
}
