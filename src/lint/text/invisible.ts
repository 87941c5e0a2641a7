import {lineEnd, lineStart, type Range} from '../../markdown/place.ts';
import {once} from '../../once.ts';
import {isRightToLeft, soundIsolates} from './isolates.ts';

/** A character that nobody sees, where it does not belong. */
export interface Invisible extends Range {
  readonly code: string;
  /** What it is, in words. */
  readonly what: string;
  /** Whether it only marks where a word may be broken. */
  readonly isHyphen: boolean;
}

/**
 * Embeddings and overrides, isolates, characters without width, and tags: https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing,
 * https://www.unicode.org/reports/tr9/#Explicit_Directional_Formatting_Codes and https://www.unicode.org/reports/tr51/#def_emoji_tag_sequence.
 * An emoji with its tags is one match, and no finding.
 */
const candidates = once(
  () =>
    /\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?[\u{E0020}-\u{E007E}]{1,32}\u{E007F}|[\u00AD\u061C\u115F\u1160\u200B-\u200D\u202A-\u202E\u2060-\u2064\u2066-\u2069\u3164\uFEFF\uFFA0\u{E0000}-\u{E007F}]/gu,
);
/** The same characters, tags by the first of their code units: most texts have none, and this finds that out sooner. */
const ANY =
  /[\u00AD\u061C\u115F\u1160\u200B-\u200D\u202A-\u202E\u2060-\u2064\u2066-\u2069\u3164\uFEFF\uFFA0\uDB40]/;
/** Letters of the scripts that join or part none of theirs by a character without width. */
const plainLetter = once(() => /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u);
const needsJoiners = once(
  () => /^(?:[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]|[\u{E0020}-\u{E007F}])$/u,
);
const FILLER = /^[\u115F\u1160\u3164\uFFA0]$/;

/** What a character is when it stands where it does not belong. */
interface Kind {
  readonly form: RegExp;
  readonly what: string;
  readonly belongs: (around: Around) => boolean;
}

/** Where a character stands: the characters beside it, empty at an end, and its line. */
interface Around {
  readonly before: string;
  readonly after: string;
  /** Whether the line has letters that are written from right to left. */
  readonly isRightToLeft: () => boolean;
  /** Whether every isolate of the line is closed on it, and moves nothing. */
  readonly hasSoundIsolates: () => boolean;
}

const NO_WIDTH = 'which has no width';

const KINDS: readonly Kind[] = [
  {form: /[\u202A-\u202E]/, what: 'which turns the direction of text', belongs: () => false},
  {
    form: /[\u2066-\u2069]/,
    what: 'which sets text apart in its direction',
    belongs: ({hasSoundIsolates}) => hasSoundIsolates(),
  },
  {
    form: /\u061C/,
    what: 'which marks a direction of text',
    belongs: ({isRightToLeft}) => isRightToLeft(),
  },
  {form: /[\u{E0000}-\u{E007F}]/u, what: 'which is a tag', belongs: () => false},
  {form: /[\u2061-\u2064]/, what: 'which is a sign of formulas', belongs: () => false},
  {form: /\u00AD/, what: 'which is a soft hyphen', belongs: isAmongOthers},
  {
    form: FILLER,
    what: 'which fills the room of a letter',
    belongs: ({before, after}) => [before, after].some(isHangul),
  },
  {form: /\u2060/, what: NO_WIDTH, belongs: (around) => isAmongOthers(around) || isAmongSigns(around)},
  {form: /[\u200B-\u200D\uFEFF]/, what: NO_WIDTH, belongs: isAmongOthers},
];

/** Every such character, in order. Time linear in the length of the text. */
export function* invisibleIn(text: string): Generator<Invisible> {
  if (!ANY.test(text)) return;
  let line: Line | undefined;
  for (const {0: character, index} of text.matchAll(candidates())) {
    const kind = KINDS.find(({form}) => [...character].length === 1 && form.test(character));
    if (!kind) continue;
    const end = index + character.length;
    if (!line || index >= line.end) line = lineAt(text, index);
    const [before = ''] = /[\s\S]$/u.exec(text.slice(Math.max(0, index - 2), index)) ?? [];
    const [after = ''] = /^[\s\S]/u.exec(text.slice(end, end + 2)) ?? [];
    const {isRightToLeft, hasSoundIsolates} = line;
    if (kind.belongs({before, after, isRightToLeft, hasSoundIsolates})) continue;
    yield {start: index, end, code: codeOf(character), what: kind.what, isHyphen: character === '\u00AD'};
  }
}

type Line = Range & Pick<Around, 'isRightToLeft' | 'hasSoundIsolates'>;

function lineAt(text: string, index: number): Line {
  const [start, end] = [lineStart(text, index), lineEnd(text, index, true)];
  const words = text.slice(start, end);
  return {
    start,
    end,
    isRightToLeft: once(() => isRightToLeft(words)),
    hasSoundIsolates: once(() => soundIsolates(words)),
  };
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Between letters of other scripts, and within emoji, such a character says how they join or where a line may break. */
function isAmongOthers({before, after}: Around): boolean {
  const needs = (character: string) => needsJoiners().test(character) && !plainLetter().test(character);
  return needs(before) || needs(after);
}

/** Between digits and signs, as in a range of numbers, a word joiner keeps them on one line. */
function isAmongSigns({before, after}: Around): boolean {
  return [before, after].every((character) => /^[\p{N}\p{S}\p{P}]$/u.test(character));
}

function isHangul(character: string): boolean {
  return /^\p{Script=Hangul}$/u.test(character) && !FILLER.test(character);
}
