/** What a document says becomes of a file. */
export type Says = 'new' | 'modified' | 'deleted';

const NEW = 'new|add(?:ed|s|ing)?|creat(?:e[sd]?|ing)|introduc(?:e[sd]?|ing)|scaffold';
const MODIFIED =
  'modif(?:y|ied|ies|ying)|updat(?:e[sd]?|ing)|chang(?:e[sd]?|ing)|edit(?:ed|s|ing)?|exten(?:d(?:s|ed|ing)?)|refactor(?:ed|s)?|patch(?:ed)?|existing|renam(?:e[sd]?|ing)|replac(?:e[sd]?|ing)';
const DELETED = 'delet(?:e[sd]?|ing)|remov(?:e[sd]?|ing|al)|drop(?:ped|s)?';
const SAYS: readonly (readonly [Says, string])[] = [
  ['deleted', DELETED],
  ['new', NEW],
  ['modified', MODIFIED],
];
const ANY = `${NEW}|${MODIFIED}|${DELETED}`;

/** A word with what belongs to it, in front of a colon or a dash: `new:`, `updated file —`. */
const MARK = new RegExp(
  `^[*_]*(${ANY})(?:\\s+(?:files?|module|script|test|tests))?[*_]*\\s*(?::[*_]*|[—–-](?=\\s)|$)\\s*`,
  'iu',
);
/** A note in brackets right behind a path. */
const NOTE = new RegExp(
  `^\\s*[([]\\s*(${ANY})(?:\\s+(?:files?|folder|module|script|tests?))?(?:[,;:][^()\\[\\]]*)?[)\\]]`,
  'iu',
);
/** The same behind all that is said of it. */
const LAST_NOTE = new RegExp(`(?<=\\S)\\s*\\((${ANY})(?:\\s+files?)?\\)\\.?$`, 'iu');
const TOUCHED = '(?:chang|touch|modif|edit)(?:e|ed|y|ied|ing|ying)?';
/** Words that say a file stays as it is; not to change something in it is no more than a limit of the change. */
const UNTOUCHED = new RegExp(
  '^[*_(]*(?:(?:it|this|that|which|file|is|are|stays?|remains?|be|must|shall|should|will|existing,?)\\s+)*' +
    '(?:no (?:\\w+ )?changes?\\b|unchanged\\b|untouched\\b|not (?:changed|touched|modified)\\b|' +
    "(?:(?:do|does|must|shall|should|will|is|to) not|cannot|don['’]t|doesn['’]t|mustn['’]t|won['’]t|never|not)(?: to)?(?: \\w+ly)?(?: be)? " +
    `${TOUCHED}(?: (?:it|this|that|them|here|at all|this file))?(?=\\s*(?:[.,;:!()*_—–-]|$)|\\s+(?:because|since|as|for|in|by)\\b)|` +
    'leave (?:it |this |as is|alone|untouched|unchanged))',
  'iu',
);
/** Words that name a file only to say what another is like, or where to read on. */
const COMPARED =
  /(?:^|[^\p{L}])(?:unlike|like|(?:just |same |only )?as (?:in|with|for)|similar(?:ly)? to|compared?(?: (?:to|with|against))?|inspired by|modell?ed (?:on|after)|see(?: also)?|cf\.?)(?:\s+(?:the|what|in|existing|file))*[\s*_("'“]*$/iu;
/** Words in front of a file that is to stay as it is, and those that need others behind it. */
const FORBIDDEN = new RegExp(
  `(?:^|[^\\p{L}])(?:do not|don['’]t|never|must not|shall not|should not|without)(?: \\w+ly)? ${TOUCHED}` +
    '(?:\\s+(?:the|existing|files?|any|in|below|under))*[\\s*_]*$',
  'iu',
);
const LEFT = /(?:^|[^\p{L}])(?:leav(?:es?|ing)|left|keep(?:s|ing)?|kept)(?:\s+(?:the|file))*[\s*_]*$/iu;
const ALONE = /^[\s*_]*(?:alone|as(?: it)?(?: is|-is)|as they are|unchanged|untouched|in place)\b/iu;
/** A title over files: `New Files`, `Files to Create`, `Modified`. */
const TITLE = new RegExp(
  `^(?:(${ANY})(?:\\s+(?:\\p{L}+\\s+)?(?:files?|modules?|tests?|scripts?|components?|pages?|templates?|code|docs|services?))?|files?\\s+(?:to\\s+(?:be\\s+)?)?(${ANY})|\\p{L}+\\s*\\((${ANY})\\))\\s*:?$`,
  'iu',
);
/** A verb right in front of a path, but for words that only name its kind. */
const VERB = new RegExp(
  `^(${ANY})(?:\\s+(?:an?|the|new|existing|files?|modules?|scripts?|pages?|components?|tests?|folder|at|in))*$`,
  'iu',
);

/** What a verb, an adjective or a participle says becomes of a file. */
function saysOf(word: string | undefined): Says | undefined {
  const said = SAYS.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(word ?? ''));
  return said?.[0];
}

/** What a title says of the files below it; nothing for a title that says more than that. */
export function saidByTitle(title: string): Says | undefined {
  const [, first, second, third] = TITLE.exec(plain(title)) ?? [];
  return saysOf(first ?? second ?? third);
}

/** What the words in front of a path say of it: a label, `**Modify (tests):**`, or a verb. */
export function saidInFront(words: string): Says | undefined {
  const bare = plain(words);
  if (/[:：]$/.test(bare))
    return saidByTitle(bare.replace(/\s*\([^()]*\)(?=\s*:$)/, '')) ?? saidByTitle(bare);
  // `Create the client (`path`)`: what is made is the file in brackets.
  const made = /^(create|add|delete|remove)\b.*\($/i.exec(bare);
  return saysOf(made?.[1] ?? VERB.exec(bare)?.[1]);
}

/** What the words behind a path say of it, and the rest of them. */
export function saidBehind(words: string): {readonly says: Says | undefined; readonly rest: string} {
  const [note, noted] = NOTE.exec(words) ?? [];
  const behindNote = words.slice(note?.length ?? 0).replace(SEPARATOR, '');
  if (noted !== undefined) return {says: saysOf(noted), rest: behindNote};
  const [mark = '', marked] = MARK.exec(behindNote) ?? [];
  const [tail = '', atLast] = LAST_NOTE.exec(behindNote) ?? [];
  const rest = behindNote.slice(mark.length, behindNote.length - tail.length);
  return {says: saysOf(marked ?? atLast), rest};
}

/** Whether words say that a file stays as it is. */
export function saysUntouched(words: string): boolean {
  return UNTOUCHED.test(words);
}

/** Whether the words around a path in one sentence say that it is no file of the work. */
export function saysNoPlan(before: string, behind: string): boolean {
  const isLeft = LEFT.test(before) && ALONE.test(behind);
  return isLeft || COMPARED.test(before) || FORBIDDEN.test(before) || saysUntouched(saidBehind(behind).rest);
}

/** What parts a path from the words on it. */
export const SEPARATOR = /^\s*(?:-{1,2}|–|—|:|：|→|=>|->|,|;)?(?:\s+|$)|^\s*[:：,;]\s*/;

/** Words without emphasis, a box, a number or a bullet in front. */
function plain(words: string): string {
  return words
    .replace(/[*_`~]+/g, '')
    .replace(/^\s*(?:\[[ xX]?\]\s*)?(?:\d+(?:\.\d+)*[.):]?\s+)?/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
