import {printable} from '../../project/names.ts';

/** Names that are shown before the rest is counted. */
const MOST = 3;

/** Paths in a sentence: `` `a`, `b`, `c` and 4 more ``. */
export function shownPaths(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST);
  const words = shown.map((path) => `\`${printable(path)}\``);
  const rest = paths.length - shown.length;
  if (rest > 0) return `${words.join(', ')} and ${rest} more`;
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('');
}
