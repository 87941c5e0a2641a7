import type {Range} from '../markdown/place.ts';

const OPEN = '<!--';
const CLOSE = '-->';

/** The HTML comments that begin in a stretch of text; one that is never closed takes the rest of it. */
export function* commentsIn(text: string, within: Range): Generator<Range> {
  for (let at = within.start; ; ) {
    const start = text.indexOf(OPEN, at);
    if (start < 0 || start >= within.end) return;
    const close = text.indexOf(CLOSE, start + OPEN.length);
    at = close < 0 || close >= within.end ? within.end : close + CLOSE.length;
    yield {start, end: at};
  }
}

/** What a comment says, its marks taken off and white space folded. */
export function commentText(text: string, comment: Range): string {
  const inner = text.slice(comment.start + OPEN.length, comment.end);
  return (inner.endsWith(CLOSE) ? inner.slice(0, -CLOSE.length) : inner).replace(/\s+/g, ' ').trim();
}

/** What a template left to be written, or nothing when the comment is no placeholder. */
export function placeholderOf(text: string, comment: Range): string | undefined {
  const words = commentText(text, comment);
  return words.startsWith('TODO:') ? words.slice('TODO:'.length).trim() : undefined;
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
