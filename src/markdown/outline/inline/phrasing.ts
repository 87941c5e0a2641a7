import type {PhrasingContent} from 'mdast';
import type {Places} from '../places.ts';
import {assemble, positionOf} from './assemble.ts';
import {flagsAt, isBlank, MARKUP} from './characters.ts';
import {spansOf} from './emphasis.ts';
import {type JoinedLines, joinLines} from './joined-lines.ts';
import {read} from './read.ts';

/** The part of one line that is content; offsets into the text, line ending not included. */
export type Chunk = {
  readonly start: number;
  readonly end: number;
  /** Where the line begins behind its containers, white space in front of `start` included; undefined where unknown. */
  readonly margin?: number;
};

/**
 * The inline content of a paragraph, heading or cell, as remark reads it; undefined where it holds something not known
 * for certain. The text has no definitions, no footnotes and no NUL. Linear.
 */
export function phrasingOf(
  text: string,
  chunks: readonly Chunk[],
  places: Places,
): PhrasingContent[] | undefined {
  const lines = joinLines(text, chunks, places);
  if (lines.from >= lines.to) return [];
  if (isPlain(text, chunks)) return [plainText(lines)];
  const found = read(lines);
  if (found.refusal) return undefined;
  const spans = spansOf(found.marks, found.strikesFirst);
  const nodes = assemble(lines, found.items, spans, lines.from, lines.to);
  return lines.isUnsure ? undefined : nodes;
}

function plainText(lines: JoinedLines): PhrasingContent {
  const {text, from, to} = lines;
  return {type: 'text', value: text.slice(from, to), position: positionOf(lines, from, to)};
}

/** Whether there are only words, which nearly all blocks without marks are: nothing else is read faster. */
function isPlain(text: string, chunks: readonly Chunk[]): boolean {
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index];
    if (!chunk || holdsMarkup(text, chunk.start, chunk.end)) return false;
    if (index + 1 < chunks.length && isBlank(text.charCodeAt(chunk.end - 1))) return false;
  }
  return true;
}

function holdsMarkup(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((flagsAt(code) & MARKUP) !== 0 && isMarkup(text, at, code)) return true;
  }
  return false;
}

/** What needs another character behind it is none without. */
function isMarkup(text: string, at: number, code: number): boolean {
  if (code === 58) return text.charCodeAt(at + 1) === 47;
  if (code === 33) return text.charCodeAt(at + 1) === 91;
  if (code === 119 || code === 87) return (text.charCodeAt(at + 1) | 32) === 119;
  return true;
}
