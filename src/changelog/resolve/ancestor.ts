import {diffArrays} from 'diff';
import {isBlankPiece, type Piece} from './pieces.ts';

/** Two files that differ in more lines than this say nothing of each other. */
const MOST = 4000;

/**
 * What people had written, in the file both sides began with, where one side has its conflicts; nothing when the two
 * files have little in common.
 *
 * `parts` is all of that side: in turns what stands outside of conflicts and what one holds, without entries of the tool,
 * which move about and would lead astray.
 */
export function handTextBefore(
  parts: readonly (readonly Piece[])[],
  ancestor: readonly Piece[],
): readonly (readonly Piece[])[] | undefined {
  const was = ancestor.filter((piece) => !isBlankPiece(piece));
  const sides = parts.map((pieces) => pieces.filter((piece) => !isBlankPiece(piece)));
  const is = sides.flat();
  const folded = (pieces: readonly Piece[]) => pieces.map((piece) => piece.folded);
  const changes = diffArrays(folded(was), folded(is), {maxEditLength: MOST});
  if (!changes) return undefined;
  const [first, last] = boundaries(changes, is.length);
  let at = 0;
  return sides.flatMap((pieces, index) => {
    const [start, end] = [at, at + pieces.length];
    at = end;
    return index % 2 === 1 ? [was.slice(first[start], last[end])] : [];
  });
}

/** For each boundary between lines of the newer text, the first and the last boundary of the older one that meets it. */
function boundaries(
  changes: NonNullable<ReturnType<typeof diffArrays<string>>>,
  lines: number,
): readonly [first: readonly number[], last: readonly number[]] {
  const first = new Array<number>(lines + 1);
  const last = new Array<number>(lines + 1);
  let [was, is] = [0, 0];
  const meet = () => {
    first[is] ??= was;
    last[is] = was;
  };
  meet();
  for (const {count, added, removed} of changes)
    for (let line = 0; line < count; line++) {
      if (!added) was++;
      if (!removed) is++;
      meet();
    }
  return [first, last];
}
