/** Two names as a message shows them, and in what they differ. */
export interface ShownPair {
  /** In backticks; where the two look alike, with the first character that tells them apart. */
  readonly name: string;
  readonly near: string;
  /** What follows `differ in`. */
  readonly how: string;
}

/** Show two names that are not the same so that a reader sees why. */
export function shownPair(name: string, near: string): ShownPair {
  if (lookOf(name) !== lookOf(near))
    return {name: `\`${name}\``, near: `\`${near}\``, how: 'case, spacing or markup only'};
  const [a, b] = [[...name], [...near]];
  const found = a.findIndex((character, index) => character !== b[index]);
  const at = found < 0 ? a.length : found;
  const shown = (text: string, characters: readonly string[]) =>
    `\`${text}\` (character ${at + 1}: ${codesAt(characters, at)})`;
  return {name: shown(name, a), near: shown(near, b), how: 'code points only'};
}

/** What is left of a name on a screen: compatible forms are one, what has no width is not there. */
function lookOf(name: string): string {
  return name.normalize('NFKC').replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '');
}

/** A character with the marks it carries, as `U+0065 U+0301`. */
function codesAt(characters: readonly string[], at: number): string {
  const [first, ...rest] = characters.slice(at, at + 4);
  if (first === undefined) return 'none';
  const end = rest.findIndex((character) => !/^\p{M}$/u.test(character));
  return [first, ...rest.slice(0, end < 0 ? undefined : end)].map(codeOf).join(' ');
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
