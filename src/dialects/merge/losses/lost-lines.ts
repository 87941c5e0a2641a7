import {surplus} from './surplus.ts';

/** Comparing every line with every other is for blocks, not for books. */
const MOST_PAIRS = 250_000;

/**
 * The lines of a block for which another text of it has nothing: neither the line, nor one that came in its place.
 *
 * A line came in the place of another when more than half of their words are the same. Blank lines do not count.
 */
export function lostLines(before: string, after: string): readonly string[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const [gone, come] = [surplus(old, fresh, trimmed), surplus(fresh, old, trimmed)];
  return gone.length * come.length > MOST_PAIRS ? gone : withoutSuccessor(gone, come.map(wordsIn));
}

function withoutSuccessor(gone: readonly string[], come: readonly ReadonlySet<string>[]): readonly string[] {
  const left = new Set(come);
  return gone.filter((line) => {
    const words = wordsIn(line);
    const successor = [...left].find((other) => isAlike(words, other));
    if (successor) left.delete(successor);
    return !successor;
  });
}

function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared * 2 > Math.max(a.size, b.size);
}

function wordsIn(line: string): ReadonlySet<string> {
  return new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function trimmed(line: string): string {
  return line.trim();
}
