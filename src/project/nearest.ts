import {closest, distance} from 'fastest-levenshtein';

/** Longer names are not typed but pasted; comparing all of one does not help. */
const LONGEST = 200;

/** The name a typing slip away: at most a third of its letters differ, case aside. */
export function nearestOf(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const wanted = name.slice(0, LONGEST).toLowerCase();
  const folded = names.map((each) => each.toLowerCase());
  const nearest = closest(wanted, folded);
  const isNear = distance(wanted, nearest) <= Math.max(2, Math.floor(nearest.length / 3));
  return isNear ? names[folded.indexOf(nearest)] : undefined;
}
