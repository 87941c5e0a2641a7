import type {Range} from '../../markdown/place.ts';

const OPEN = '<!--';
const CLOSE = '-->';

/** The HTML comments that begin in a stretch of text; one that is never closed takes the rest of it. */
export function* commentsIn(text: string, within: Range): Generator<Range> {
  // Searching the slice keeps many short stretches of a long file linear.
  const inner = text.slice(within.start, within.end);
  for (let at = inner.indexOf(OPEN); at >= 0; ) {
    const close = inner.indexOf(CLOSE, at + OPEN.length);
    const end = close < 0 ? inner.length : close + CLOSE.length;
    yield {start: within.start + at, end: within.start + end};
    at = inner.indexOf(OPEN, end);
  }
}

/** What a comment says, its marks taken off and white space folded. */
export function commentText(text: string, comment: Range): string {
  const inner = text.slice(comment.start + OPEN.length, comment.end);
  return (inner.endsWith(CLOSE) ? inner.slice(0, -CLOSE.length) : inner).replace(/\s+/g, ' ').trim();
}

/** What a template left to be written, or nothing when the comment is no placeholder. */
export function placeholderOf(
  text: string,
  comment: Range,
  marks: readonly string[] = ['TODO:'],
): string | undefined {
  // A long comment is folded only where it may be one.
  if (!marks.some((each) => beginsWith(text, comment.start + OPEN.length, each))) return undefined;
  const words = commentText(text, comment);
  const mark = marks.find((each) => words.startsWith(each));
  return mark === undefined ? undefined : words.slice(mark.length).trim();
}

/** Whether the first word of some words stands behind white space. */
function beginsWith(text: string, from: number, words: string): boolean {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return text.startsWith(words.split(/\s/, 1)[0] ?? '', at);
}

/** Whether a stretch of text holds nothing but comments and white space. */
export function isOnlyComments(text: string, within: Range): boolean {
  let done = within.start;
  for (const {start, end} of commentsIn(text, within)) {
    if (text.slice(done, start).trim() !== '') return false;
    done = end;
  }
  return text.slice(done, within.end).trim() === '';
}

/** Where something other than comments and white space begins, from an offset on; the end of a text without. */
export function contentStart(text: string, from: number): number {
  let done = from;
  for (const {start, end} of commentsIn(text, {start: from, end: text.length})) {
    if (text.slice(done, start).trim() !== '') break;
    done = end;
  }
  const filled = text.slice(done).search(/\S/);
  return filled < 0 ? text.length : done + filled;
}
