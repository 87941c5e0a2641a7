import type {Range} from './place.ts';

/**
 * The YAML block at the very top, delimiters included, or nothing.
 *
 * It must be closed and read like a mapping: a leading `---` is otherwise a thematic break, and taking an unclosed
 * one for front matter would turn every list of the file into a paragraph.
 */
export function frontMatterOf(text: string): Range | undefined {
  const open = /^---[ \t]*(?=[\r\n])/.exec(text);
  if (!open) return undefined;
  const close = /(?:\r\n|\n|\r)---[ \t]*(?=[\r\n]|$)/g;
  close.lastIndex = open[0].length;
  const end = close.exec(text);
  if (!end || !isMapping(text.slice(open[0].length, end.index).split(/\r\n|\n|\r/))) return undefined;
  return {start: 0, end: end.index + end[0].length};
}

/** The text with a range turned into spaces: every offset and line stays where it was. */
export function blankOut(text: string, range: Range): string {
  const blank = text.slice(range.start, range.end).replace(/[^\r\n]/g, ' ');
  return text.slice(0, range.start) + blank + text.slice(range.end);
}

/** Whether lines look like a YAML mapping: at the left edge stand keys, and list items only below a key without a value. */
function isMapping(lines: readonly string[]): boolean {
  let hasKeys = false;
  let mayList = false;
  for (const line of lines) {
    const isKey = /^[^\s#-].*?:(?:[ \t]|$)|^-[^\s].*?:(?:[ \t]|$)/.test(line);
    if (isKey) {
      hasKeys = true;
      mayList = /:[ \t]*(?:[#&!].*)?$/.test(line);
    } else if (!/^(?:[ \t]|#|[\]}]|$)/.test(line) && !(mayList && /^-(?:[ \t]|$)/.test(line))) {
      return false;
    }
  }
  return hasKeys;
}
