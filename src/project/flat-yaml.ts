/** A key of a mapping, and what its line says of it. */
export interface FlatEntry {
  readonly key: string;
  /** Absent where it is text on the lines below. */
  readonly value: string | boolean | undefined;
  /** Where the key begins, as an offset. */
  readonly start: number;
  /** Where its line ends. */
  readonly end: number;
}

/** Words, a day, or what stands in plain quotes: nothing that YAML could take for anything else but truth. */
const ENTRY =
  /^([A-Za-z_][\w-]{0,1000}): (?:([A-Za-z](?:[\w ./()+-]*[\w./()+-])?|\d{4}-\d{2}-\d{2})|"([\w ./()+-]*)"|(\|))$/;
/** Words that stand for something else: https://yaml.org/spec/1.2.2/#1032-tag-resolution */
const SPECIAL = /^(?:null|true|false)$/i;
const UNUSUAL = /[\r\t\uFEFF\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF\uFFFE\uFFFF]/;

/**
 * A mapping of which each line says by itself what it is, as most files of settings have one: keys with words, comments,
 * and text behind `|`. Nothing where only a parser of YAML can tell, or where there is no key. Linear.
 */
export function flatYaml(text: string): readonly FlatEntry[] | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const entries: FlatEntry[] = [];
  const keys = new Set<string>();
  let block: 'none' | 'begins' | number = 'none';
  let next = 0;
  for (const line of text.split('\n')) {
    const start = next;
    next += line.length + 1;
    const indent = line.search(/[^ ]/);
    if (block !== 'none' && indent !== 0) {
      // What text behind `|` begins with says how deep it stands.
      if (block === 'begins' ? line !== '' && indent < 0 : indent > 0 && indent < block) return undefined;
      if (block === 'begins' && indent > 0) block = indent;
      continue;
    }
    if (block === 'begins') return undefined;
    block = 'none';
    if (line === '' || line.startsWith('#')) continue;
    const [, key = '', words, quoted, opens] = ENTRY.exec(line) ?? [];
    if (key === '' || keys.has(key) || SPECIAL.test(key)) return undefined;
    keys.add(key);
    const value = words === undefined ? quoted : readWords(words);
    if (opens) block = 'begins';
    else if (value === undefined) return undefined;
    entries.push({key, value, start, end: start + line.length});
  }
  return entries.length > 0 && block !== 'begins' ? entries : undefined;
}

function readWords(words: string): string | boolean | undefined {
  if (!SPECIAL.test(words)) return words;
  return words === 'true' || (words === 'false' ? false : undefined);
}
