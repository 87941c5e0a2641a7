import type {Project} from '../../project/project.ts';
import type {Finding} from '../rule.ts';
import {type Attempt, applied, type Fix} from './fixes.ts';
import {opensText} from './readings.ts';

/** How often one round may look at the whole project again to find the fixes that do harm; past it, what is not known to be harmless is taken back. */
const TRIES = 40;

/** What a round of fixes came to. */
export interface Kept {
  readonly attempt: Attempt;
  /** Fixes that did harm, and those not known to do none. */
  readonly takenBack: readonly Fix[];
}

/**
 * Apply fixes, but those that do harm.
 *
 * A fix does harm when a rule says more of a file than it did before, those findings not counted that the fix is to end:
 * a fix that does not end its own does harm too. The one exception is a fix that opens a text, one by which more of its
 * file is read than before and nothing less (`opensText`): what is wrong there was wrong all along, and would be told
 * as soon as a person had mended the place by hand. Such fixes wait until the others of their round are settled, so
 * that what these do is not taken for theirs.
 */
export function keepHarmless(
  state: Attempt,
  fixes: readonly Fix[],
  check: (project: Project) => readonly Finding[],
): Kept {
  const before = countsOf(state.findings);
  const attempt = (some: readonly Fix[]): Attempt => {
    const next = applied(state, some);
    return {...next, findings: check(next.project)};
  };
  const all = attempt(fixes);
  if (isHarmless(before, all, fixes)) return {attempt: all, takenBack: []};
  const opening = openingFixes(state, fixes);
  const others = fixes.filter((fix) => !opening.has(fix));
  if (others.length === 0) return {attempt: all, takenBack: []};
  return searched(state, others, attempt, (next, some) => isHarmless(before, next, some));
}

/** Halves what does harm until the fixes are found that do it. */
function searched(
  state: Attempt,
  fixes: readonly Fix[],
  attempt: (fixes: readonly Fix[]) => Attempt,
  isSound: (next: Attempt, fixes: readonly Fix[]) => boolean,
): Kept {
  let kept: readonly Fix[] = [];
  let best = state;
  let tries = 0;
  const takenBack: Fix[] = [];
  const groups: (readonly Fix[])[] = [fixes];
  for (let group = groups.pop(); group; group = groups.pop()) {
    const some = [...kept, ...group];
    const next = tries++ < TRIES ? attempt(some) : undefined;
    if (next && isSound(next, some)) [kept, best] = [some, next];
    else if (group.length === 1 || !next) takenBack.push(...group);
    else groups.push(...halves(group));
  }
  return {attempt: best, takenBack};
}

/** Findings that share their edits stay together. */
function halves(group: readonly Fix[]): readonly (readonly Fix[])[] {
  const middle = group.length >>> 1;
  return [group.slice(middle), group.slice(0, middle)];
}

function isHarmless(before: ReadonlyMap<string, number>, after: Attempt, fixes: readonly Fix[]): boolean {
  const ended = countsOf(fixes.map(({finding}) => finding));
  for (const [key, count] of countsOf(after.findings))
    if (count > (before.get(key) ?? 0) - (ended.get(key) ?? 0)) return false;
  return true;
}

/** How often each rule speaks of each file. */
function countsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const {rule, path} of findings) {
    const key = `${rule}\n${path}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Above this many fixes of one file they are looked at together: each costs a reading of the file. */
const SINGLY = 40;

function openingFixes(state: Attempt, fixes: readonly Fix[]): ReadonlySet<Fix> {
  const paths = new Set(fixes.map(({finding}) => finding.path));
  const opening = [...paths].flatMap((path) => {
    const group = fixes.filter(({finding}) => finding.path === path);
    const groups = group.length > SINGLY ? [group] : group.map((fix) => [fix]);
    return groups.filter((some) => opensText(state.project, applied(state, some).project, path)).flat();
  });
  return new Set(opening);
}
