import type {PhrasingContent} from 'mdast';
import type {Places} from '../places.ts';

/** The part of one line that is content; offsets into the text, line ending not included. */
export type Chunk = {
  readonly start: number;
  readonly end: number;
  /** Where the line begins behind its containers, white space in front of `start` included; undefined where unknown. */
  readonly margin?: number;
};

/** The inline content of a paragraph, heading or cell, as remark reads it; undefined where it holds something not known for certain. */
export function phrasingOf(
  text: string,
  chunks: readonly Chunk[],
  places: Places,
): PhrasingContent[] | undefined {
  const lines = chunks.map(({start, end}) => text.slice(start, end));
  if (lines.length > 1 || lines.some((line) => !/^[\p{L}\d .,]+$/u.test(line) || /www|^ | $/i.test(line)))
    return undefined;
  const [first, last] = [chunks[0], chunks.at(-1)];
  if (!first || !last) return [];
  const position = {start: places.pointAt(first.start), end: places.pointAt(last.end)};
  return [{type: 'text', value: lines.join('\n'), position}];
}
