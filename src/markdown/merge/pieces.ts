/** The three sides of a merge: what both began with, what stands there now, what is to be brought in. */
export interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

/** What both sides changed, differently: whole lines that end with LF; a side is absent where it has taken the thing out. */
export type Conflict = Sides<string | undefined>;

/** A stretch of merged text, whole lines that end with LF, or a conflict that stands in its place. */
export type Piece = string | Conflict;

/** The conflicts among some pieces. */
export function conflictsAmong(pieces: readonly Piece[]): readonly Conflict[] {
  return pieces.filter((piece) => typeof piece !== 'string');
}
