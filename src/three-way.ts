/** Who is right where a person and the source both changed a text: the source, or the file. */
export type Accept = 'source' | 'file';

/** What becomes of one text that the tool writes and a person may edit; an absent text was taken out, or never there. */
export type Verdict =
  /** The file holds what the source says. */
  | 'settled'
  /** The file takes what the source says. */
  | 'take'
  /** The file keeps what a person wrote. */
  | 'keep'
  /** Both changed, differently: the file keeps what it has until somebody decides. */
  | 'conflict';

/**
 * The three-way rule: `base` is the text as it was last projected, `file` what stands there now, `source` what would
 * be projected.
 *
 * What was never projected is a person's, and stays.
 */
export function decide(
  base: string | undefined,
  file: string | undefined,
  source: string | undefined,
  accept?: Accept,
): Verdict {
  if (file === source) return 'settled';
  if (base === undefined) return file === undefined ? 'take' : 'keep';
  if (file === base) return 'take';
  if (source === base) return accept === 'source' ? 'take' : 'keep';
  if (accept === undefined) return 'conflict';
  return accept === 'source' ? 'take' : 'keep';
}
