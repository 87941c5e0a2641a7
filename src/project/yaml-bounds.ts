/**
 * The YAML library compares each key with all others of its mapping, looks for each alias in the whole document, and
 * with thousands of collections within each other it ends the process.
 */
const MOST_KEYS = 5_000;
const MOST_ALIASES = 1_000;
const MOST_COLLECTIONS = 5_000;

/** Why YAML is not read, as a clause; nothing for YAML that is. Linear; signs within words are counted too. */
export function yamlExcess(text: string): string | undefined {
  // An alias takes two signs, and of all else there may be more.
  if (text.length <= 2 * MOST_ALIASES) return undefined;
  return (
    tooMany('keys', text.match(/:(?=\s|$)|[{,][^\s:,{}[\]]/g), MOST_KEYS) ??
    tooMany('aliases', text.match(/(?<![^\s,:[{-])\*[^\s*,]/g), MOST_ALIASES) ??
    tooMany('collections', text.match(/[[{]|[-?:][ \t]+(?=[-?:][ \t])/g), MOST_COLLECTIONS)
  );
}

function tooMany(what: string, found: readonly string[] | null, most: number): string | undefined {
  return found && found.length > most
    ? `it has about ${found.length} ${what}, expected at most ${most}`
    : undefined;
}
