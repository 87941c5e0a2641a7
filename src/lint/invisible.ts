import {lineEnd, lineStart, type Range} from '../markdown/place.ts';

/** A character that nobody sees, where it does not belong. */
export interface Invisible extends Range {
  /** What it is, in words. */
  readonly what: string;
}

/**
 * Embeddings and overrides, isolates, and characters without width: https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 * and https://www.unicode.org/reports/tr9/#Explicit_Directional_Formatting_Codes.
 */
const CANDIDATES = /[\u200B-\u200D\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Letters of the scripts that join or part none of theirs by a character without width. */
const PLAIN_LETTER = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;
const NEEDS_JOINERS = /^(?:[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]|[\u{E0020}-\u{E007F}])$/u;

/** Every such character, in order. Time linear in the length of the text, but for lines that hold isolates. */
export function* invisibleIn(text: string): Generator<Invisible> {
  const isolates = new Map<number, boolean>();
  for (const {0: character, index} of text.matchAll(CANDIDATES)) {
    const what = whatOf(character);
    const range = {start: index, end: index + 1};
    if (what === ISOLATE) {
      const line = lineStart(text, index);
      const isSound = isolates.get(line) ?? holdsSoundIsolates(text.slice(line, lineEnd(text, index)));
      isolates.set(line, isSound);
      if (!isSound) yield {...range, what};
    } else if (what === EMBEDDING || !belongs(text, index)) yield {...range, what};
  }
}

const EMBEDDING = 'which turns the direction of text';
const ISOLATE = 'which sets text apart in its direction';
const NO_WIDTH = 'which has no width';

function whatOf(character: string): string {
  if (/[\u202A-\u202E]/.test(character)) return EMBEDDING;
  return /[\u2066-\u2069]/.test(character) ? ISOLATE : NO_WIDTH;
}

/** Right-to-left words may be set apart on their line, where each begin has its end. */
function holdsSoundIsolates(line: string): boolean {
  let open = 0;
  for (const [character] of line.matchAll(/[\u2066-\u2069]/g)) {
    open += character === '\u2069' ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0 && RIGHT_TO_LEFT.test(line);
}

/** Between letters of other scripts, and within emoji, such a character says how they join or where a line may break. */
function belongs(text: string, index: number): boolean {
  const [before = ''] = /[\s\S]$/u.exec(text.slice(Math.max(0, index - 2), index)) ?? [];
  const [after = ''] = /^[\s\S]/u.exec(text.slice(index + 1, index + 3)) ?? [];
  const needs = (character: string) => NEEDS_JOINERS.test(character) && !PLAIN_LETTER.test(character);
  return needs(before) || needs(after);
}
