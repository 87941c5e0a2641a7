import type {Style} from '../style.ts';

/** The narrowest column of words; where a terminal leaves less, lines are longer than it. */
const NARROWEST = 20;

/** How wide a screen is made; longer lines are hard to read. */
const WIDEST = 100;

/** The columns that a screen is laid out for. */
export function columnsOf({width}: Style): number {
  return Math.min(width, WIDEST);
}

/** Words in lines of at most `width` columns, broken at blanks; a longer word has a line of its own. */
export function wrapped(text: string, width: number, indent: string): readonly string[] {
  const room = Math.max(width - indent.length, NARROWEST);
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => indent + line);
}

/** The first lines of some; that there are more is shown at the end of the last, in the place of words where it must be. */
export function firstOf(lines: readonly string[], most: number, style: Style): readonly string[] {
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? '';
  const sign = ` ${ellipsis(style)}`;
  const room = columnsOf(style) - sign.length;
  const shown = last.length <= room ? last : last.slice(0, room + 1).replace(/\s*\S*$/, '');
  return lines.slice(0, most).with(most - 1, shown + sign);
}

/** A path in at most `room` columns: cut in the middle, so that the folder and the name are still told. */
export function fitted(path: string, room: number, style: Style): string {
  const sign = ellipsis(style);
  const characters = [...path];
  if (characters.length <= room || room < sign.length + 2) return path;
  const kept = room - sign.length;
  const tail = Math.min(Math.ceil((kept * 2) / 3), kept - 1);
  return `${characters.slice(0, kept - tail).join('')}${sign}${characters.slice(-tail).join('')}`;
}

/** `...`, or its one character where that can be shown. */
export function ellipsis({hasUnicode}: Style): string {
  return hasUnicode ? '…' : '...';
}

const CELLS = 20;

/** How much of all is done, as `[######--------------]`; it is full only when all is. */
export function bar(done: number, total: number): string {
  const filled = total === 0 ? 0 : Math.floor((done * CELLS) / total);
  return `[${'#'.repeat(filled)}${'-'.repeat(CELLS - filled)}]`;
}
