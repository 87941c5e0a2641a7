import type {Range} from './place.ts';

/**
 * The YAML block at the very top, delimiters included, or nothing.
 *
 * It must be closed and begin like a mapping: a leading `---` is otherwise a thematic break, and taking an
 * unclosed one for front matter would turn every list of the file into a paragraph.
 */
export function frontMatterOf(text: string): Range | undefined {
  const match = /^---[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r)|#[^\r\n]*(?:\r\n|\n|\r))*[^\s#:][^:\r\n]*:/.exec(text);
  if (!match) return undefined;
  const close = /(?:\r\n|\n|\r)---[ \t]*(?=\r|\n|$)/g;
  close.lastIndex = match[0].length;
  const end = close.exec(text);
  return end ? {start: 0, end: end.index + end[0].length} : undefined;
}

/** The text with a range turned into spaces: every offset and line stays where it was. */
export function blankOut(text: string, range: Range): string {
  const blank = text.slice(range.start, range.end).replace(/[^\r\n]/g, ' ');
  return text.slice(0, range.start) + blank + text.slice(range.end);
}
