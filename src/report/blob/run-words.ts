/** What of a command line says what a run checks, by its parts. */
export interface RunWords {
  /** The names and paths; none begins with a dash. */
  readonly words: readonly string[];
  readonly since?: string;
}

/** Flags that have a value behind them. */
const VALUED = ['--since', '--baseline', '--rule'];

/**
 * The words of a run as a shard keeps them: names and paths, then flags. Nothing where anything else is among them, for
 * they are printed as a part of commands to paste.
 */
export function runWordsOf(given: readonly string[]): RunWords | undefined {
  if (given.some((word) => word.includes('\0'))) return undefined;
  const from = given.findIndex((word) => word.startsWith('-'));
  const words = from < 0 ? given : given.slice(0, from);
  let since: string | undefined;
  const flags = given.slice(words.length);
  for (let at = 0; at < flags.length; at++) {
    const flag = flags[at] ?? '';
    if (flag === '--archived') continue;
    const value = flags[++at];
    if (!VALUED.includes(flag) || value === undefined) return undefined;
    if (flag === '--since') since = value;
  }
  return {words, ...(since !== undefined && {since})};
}
