/** What the heading of a version, or of what is not released yet, says. */
export interface ReleaseTitle {
  readonly kind: 'unreleased' | 'released';
  /** As written, a `v` in front included; empty for what is not released and names no version. */
  readonly name: string;
  /** As written, ISO or not. */
  readonly date: string | undefined;
  readonly isYanked: boolean;
}

/**
 * What stands for `Unreleased` where a translation of https://keepachangelog.com has a word of its own, in lower case;
 * most have none.
 */
const UNRELEASED = [
  'unreleased',
  'belum dirilis',
  'ikke utgitt',
  'neobjavljeno',
  'niewydane',
  'não publicado',
  'yayımlanmadı',
  'لم يتم طرحه',
  'нове',
  'новое',
  '未发布',
];

const SOUND = /^v?\d+(?:\.\d+)+(?:[-+._][\p{L}\p{N}.+_-]+|[a-z]+\d*)?$/iu;
const DAY = /\d{4}-\d{2}-\d{2}/;
const NO_DAY_YET = /^(?:unreleased|tb[ad]|in progress|in development|upcoming|yyyy-mm-dd|date)$/i;

/**
 * What a title says when it is that of a version: `[1.2.0] - 2025-01-01`, `v1.2.0 (2025-01-01)`, `Unreleased`.
 *
 * A word that is no version by its form counts where brackets and a digit, or a date, make it one.
 */
export function readReleaseTitle(
  title: string,
  isBracketed: boolean,
  unreleased: string | undefined,
): ReleaseTitle | undefined {
  const isYanked = /\byanked\b[\])*_]*$/i.test(title);
  const said = title.replace(/[\s[(*_]*\byanked\b[\])*_]*$/i, '').trim();
  if (isUnreleased(said, unreleased)) return {kind: 'unreleased', name: '', date: undefined, isYanked: false};
  const [, inner, word = inner ?? '', rest = ''] =
    /^(?:version |release )?(?:\[([^[\]]+)\](?:\([^()]*\)|\[[^[\]]*\])?|([^\s[\](),:]+))(.*)$/i.exec(said) ??
    [];
  const name = word.trim();
  const words = rest.replace(/^[\s–—:,(-]+/, '').replace(/[\s)]+$/, '');
  const date = dateIn(words) ?? (words === '' ? DAY.exec(name)?.[0] : undefined);
  const isApart = words === '' || date !== undefined || /^\s*(?:[–—:(]|- )/.test(rest);
  if (/\s/.test(name) || !isVersion(name, date, isBracketed || inner !== undefined) || !isApart)
    return undefined;
  if (NO_DAY_YET.test(words)) return {kind: 'unreleased', name, date: undefined, isYanked: false};
  return {kind: 'released', name, date, isYanked};
}

/** Whether a heading right above the versions speaks of what comes after them: `main`, `Next release`. */
export function namesWhatComes(title: string): boolean {
  return /^\[?(?:main|master|trunk|head|develop(?:ment)?|next(?: (?:release|version))?|upcoming)\]?$/i.test(
    title.trim(),
  );
}

/** A version as it is compared: without the `v` that its tag has in front. */
export function versionOf(name: string): string {
  return name.replace(/^v(?=\d)/i, '');
}

/** The section titles of Keep a Changelog, in their order. */
export const SECTIONS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'] as const;

/** A title of a section as it is compared: case, emoji and marks around it aside. */
export function foldSection(title: string): string {
  return title
    .replace(/:[\w+-]+:/g, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

function isUnreleased(said: string, own: string | undefined): boolean {
  const plain = said.replace(/^\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])?/, '$1').toLowerCase();
  return [...(own === undefined ? [] : [own.toLowerCase()]), ...UNRELEASED].some(
    (title) => plain.startsWith(title) && /^(?:$| *[-–—:(])/.test(plain.slice(title.length)),
  );
}

function isVersion(name: string, date: string | undefined, isBracketed: boolean): boolean {
  if (SOUND.test(name)) return true;
  if (SECTIONS.some((title) => title.toLowerCase() === name.toLowerCase())) return false;
  return date !== undefined || (isBracketed && /\d/.test(name));
}

/** A day as it is written behind a version: ISO wherever it stands, else words with a year. */
function dateIn(words: string): string | undefined {
  const day = DAY.exec(words)?.[0];
  if (day !== undefined) return day;
  return words.length <= 40 && /^[^()[\]]*\b\d{4}\b[^()[\]]*$|^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(words)
    ? words
    : undefined;
}
