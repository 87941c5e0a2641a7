import {once} from '../../once.ts';

/** Letters only: the Arabic letter mark is of the Arabic script too, and nobody sees it. */
const rightToLeft = once(
  () => /(?=\p{L})[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u,
);
const [FROM_LEFT, FROM_RIGHT, BY_WORDS, END] = ['\u2066', '\u2067', '\u2068', '\u2069'];

/** Whether some letter of a text is of a script that is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return rightToLeft().test(text);
}

/** An isolate that is not closed yet. */
interface Open {
  readonly opener: string;
  /** Whether its first letter, those of isolates within it aside, is written from right to left. */
  isRightToLeft: boolean | undefined;
  hasInner: boolean;
}

/**
 * Whether every isolate of a line is closed on it, and none shows words in another order than they are read: one that
 * runs from right to left must begin with a letter of such a script and hold no other. What is set apart from left to
 * right, or by its own first letter (https://www.unicode.org/reports/tr9/#P2), is how programs put a name in a sentence.
 */
export function soundIsolates(line: string): boolean {
  const open: Open[] = [];
  for (const [character] of line.matchAll(/[\u2066-\u2069]|\p{L}/gu)) {
    const inner = open.at(-1);
    if (character === END) {
      if (!inner || !isSound(inner)) return false;
      open.pop();
    } else if ([FROM_LEFT, FROM_RIGHT, BY_WORDS].includes(character)) {
      if (inner) inner.hasInner = true;
      open.push({opener: character, isRightToLeft: undefined, hasInner: false});
    } else if (inner) inner.isRightToLeft ??= isRightToLeft(character);
  }
  return open.length === 0;
}

function isSound({opener, isRightToLeft, hasInner}: Open): boolean {
  if (opener === FROM_LEFT || (opener === BY_WORDS && isRightToLeft !== true)) return true;
  return isRightToLeft === true && !hasInner;
}
