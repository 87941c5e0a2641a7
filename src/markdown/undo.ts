import type {TextEdit} from './edit.ts';
import type {HashOf, Hunk} from './hunk.ts';

/** Places looked at for one hunk; a text that has more of them does not say which is meant. */
const MOST = 5000;

/** The edits that undo hunks in the very text they were made from; nothing when it is another one. */
export function undoInPlace(
  text: string,
  hunks: readonly Hunk[],
  hashOf: HashOf,
): readonly TextEdit[] | undefined {
  return inOrder(
    hunks.map((hunk) => (holds(text, hunk, hunk.at, hashOf) ? undoAt(hunk, hunk.at) : undefined)),
  );
}

/**
 * The edits that undo hunks in a text that has changed since, each found again by what was written and by what stands
 * around it; nothing when one of them is not there any more, or could be in several places.
 */
export function undoElsewhere(
  text: string,
  hunks: readonly Hunk[],
  hashOf: HashOf,
): readonly TextEdit[] | undefined {
  return inOrder(
    hunks.map((hunk) => {
      const at = findHunk(text, hunk, hashOf);
      return at === undefined ? undefined : undoAt(hunk, at);
    }),
  );
}

function undoAt({length, was}: Hunk, start: number): TextEdit {
  return {start, end: start + length, text: was};
}

/** Edits that came out in the order of their hunks, none into another. */
function inOrder(edits: readonly (TextEdit | undefined)[]): readonly TextEdit[] | undefined {
  const found = edits.filter((edit) => edit !== undefined);
  const isSound = found.every(({start}, index) => start >= (found[index - 1]?.end ?? 0));
  return isSound && found.length === edits.length ? found : undefined;
}

/** The place that fits best: where more of what stood around a hunk stands still than anywhere else. */
function findHunk(text: string, hunk: Hunk, hashOf: HashOf): number | undefined {
  const places = placesOf(text, hunk).filter((at) => holds(text, hunk, at, hashOf));
  const rated = places.map((at) => ({at, kept: keptAround(text, hunk, at)}));
  const most = Math.max(...rated.map(({kept}) => kept));
  const [best, other] = rated.filter(({kept}) => kept === most);
  return other === undefined ? best?.at : undefined;
}

/** Where one of the three things that are known of a hunk would have it: the line above, its head, the line below. */
function placesOf(text: string, {above, head, below, length}: Hunk): readonly number[] {
  const lineAbove = /(?:^|[^\r\n]+)[\r\n]*$/.exec(above)?.[0] ?? '';
  const lineBelow = /^[\r\n]*[^\r\n]*/.exec(below)?.[0] ?? '';
  const behindAbove = above === '' ? [0] : occurrences(text, lineAbove).map((at) => at + lineAbove.length);
  const beforeBelow =
    below === '' ? [text.length - length] : occurrences(text, lineBelow).map((at) => at - length);
  return [...new Set([...behindAbove, ...occurrences(text, head), ...beforeBelow])];
}

function occurrences(text: string, part: string): readonly number[] {
  const found: number[] = [];
  if (part === '') return found;
  for (let at = text.indexOf(part); at >= 0 && found.length < MOST; at = text.indexOf(part, at + 1))
    found.push(at);
  return found.length < MOST ? found : [];
}

function holds(text: string, {length, head, hash}: Hunk, at: number, hashOf: HashOf): boolean {
  if (at < 0 || at + length > text.length || !text.startsWith(head, at)) return false;
  return hashOf(text.slice(at, at + length)) === hash;
}

/** How much of the text around a hunk, UTF-16 units, stands around a place. */
function keptAround(text: string, {above, below, length}: Hunk, at: number): number {
  let kept = 0;
  while (kept < above.length && kept < at && text[at - 1 - kept] === above.at(-1 - kept)) kept++;
  const end = at + length;
  let behind = 0;
  while (behind < below.length && text[end + behind] === below[behind]) behind++;
  return kept + behind;
}
