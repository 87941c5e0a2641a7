import {type Branch, branchParts} from './branch.ts';
import {type MergedBranch, mergedParts} from './merge-branches.ts';
import {conflictsAmong, type Piece} from './pieces.ts';

/**
 * Whether a merged text has the headings that were merged, whichever side is taken where they differ. It has not where
 * one side leaves a fence or a comment open at its end, and something of the other came to stand behind it.
 */
export function isReadAgain(
  pieces: readonly Piece[],
  merged: MergedBranch,
  read: (text: string) => Branch | undefined,
): boolean {
  const isClean = conflictsAmong(pieces).length === 0;
  const texts = mergedParts(merged).filter(isTitled).map(textOf);
  const sides = isClean ? (['ours'] as const) : (['ours', 'theirs'] as const);
  return sides.every((side) => {
    const text = pieces.map((piece) => (typeof piece === 'string' ? piece : (piece[side] ?? ''))).join('');
    const headings = headingsOf(read(text));
    return areAmong(texts, headings) && (!isClean || texts.length === headings.length);
  });
}

/** Whether a part has a heading that both sides agree about. */
function isTitled({sides, pieces}: MergedBranch): boolean {
  return (sides.ours ?? sides.theirs)?.heading !== '' && conflictsAmong(pieces).length === 0;
}

function textOf({pieces}: MergedBranch): string {
  return pieces.join('');
}

function headingsOf(branch: Branch | undefined): readonly string[] {
  const parts = branch ? branchParts(branch) : [];
  return parts.map(({heading}) => heading).filter((heading) => heading !== '');
}

/** Whether each text begins with a heading of its own, in their order. */
function areAmong(texts: readonly string[], headings: readonly string[]): boolean {
  let at = 0;
  return texts.every((text) => {
    while (at < headings.length && !text.startsWith(headings[at] ?? '')) at++;
    return at++ < headings.length;
  });
}
