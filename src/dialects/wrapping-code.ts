/**
 * A text without the backticks that wrap all of it; one that only begins and ends with code keeps its own.
 *
 * Names hold code themselves, and people wrap them all the same: `` `Support `--json`` `` is meant as a whole, whatever
 * CommonMark makes of it. Of several readings the one that takes most away and leaves sound code spans counts.
 */
export function withoutCode(text: string): string {
  const [open, close] = [leadingMarks(text), trailingMarks(text)];
  const unwrapped = (width: number): string => text.slice(width, -width);
  for (let width = Math.min(open, close, WIDEST, Math.floor((text.length - 1) / 2)); width > 0; width--)
    if (isSound(unwrapped(width))) return unwrapped(width);
  const isSpan = open > 0 && open === close && text.length > 2 * open;
  return isSpan && !unwrapped(open).includes('`'.repeat(open)) ? unwrapped(open) : text;
}

/** Nobody fences a name with more. */
const WIDEST = 3;

/** Whether every run of backticks opens a code span in front of a word, or closes one behind it. */
function isSound(text: string): boolean {
  let open: string | undefined;
  for (const {0: marks, index} of text.matchAll(/`+/g)) {
    const [before = ' ', after = ' '] = [text[index - 1], text[index + marks.length]];
    if (open === undefined && !(/[\s([{"'“‘]/.test(before) && /\S/.test(after))) return false;
    if (open === undefined) open = marks;
    else if (open === marks && !/[\p{L}\p{N}]/u.test(after)) open = undefined;
  }
  return open === undefined;
}

function leadingMarks(text: string): number {
  return /^`*/.exec(text)?.[0].length ?? 0;
}

function trailingMarks(text: string): number {
  let start = text.length;
  while (text[start - 1] === '`') start--;
  return text.length - start;
}
