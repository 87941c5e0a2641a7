import {printable} from '../../project/names.ts';
import {baseName} from '../../project/paths.ts';
import type {Clash} from '../across/clashes.ts';
import {claimsBySubject, overlapsOf} from '../across/overlaps.ts';
import type {Claim} from '../deltas/claims.ts';
import {defineRule} from '../rule.ts';

export const overlappingChanges = defineRule({
  id: 'overlapping-changes',
  severity: 'warning',
  on: 'project',
  tellsOfDeltas: true,
  fixable: false,
  family: 'across',
  summary: 'no two active changes are about one feature or one requirement',
  *check(project) {
    const overlaps = new Map(overlapsOf(project).map((overlap) => [overlap.subject, overlap]));
    for (const [subject, claims] of claimsBySubject(project.changes)) {
      const overlap = overlaps.get(subject);
      const clashes = clashesByChange(overlap?.clashes ?? []);
      for (const claim of claims) {
        const clash = clashes.get(claim.change.folder);
        const other = claims.find((candidate) => isRival(claim, candidate, clash));
        if (!other) continue;
        yield {
          path: claim.path,
          range: claim.range,
          message: clash
            ? clashMessage(claim, other, clash)
            : messageOf(claim, other, overlap?.merges === true),
          ...(clash && {severity: 'error' as const}),
          related: [{path: other.path, range: other.range, message: 'also claimed here'}],
        };
      }
    }
  },
});

/** For each change one clash it is part of: one in its own delta before one in that of the other. */
function clashesByChange(clashes: readonly Clash[]): ReadonlyMap<string, Clash> {
  const found = new Map<string, Clash>();
  for (const clash of clashes) {
    for (const {folder} of [clash.first, clash.second]) {
      const known = found.get(folder);
      if (!known || (!isIn(folder, known) && isIn(folder, clash))) found.set(folder, clash);
    }
  }
  return found;
}

function isIn(folder: string, {problem}: Clash): boolean {
  return problem.path.startsWith(`${folder}/`);
}

/** Within one change a requirement may be renamed and modified; a feature has one delta. */
function isRival(claim: Claim, other: Claim, clash: Clash | undefined): boolean {
  if (clash) return other.change === otherOf(claim, clash);
  return claim.change !== other.change || (claim !== other && claim.isFeature);
}

function otherOf({change}: Claim, {first, second}: Clash) {
  return first.folder === change.folder ? second : first;
}

function messageOf({change, shown}: Claim, other: Claim, merges: boolean): string {
  if (other.change === change)
    return `${shown} has another delta in \`${printable(baseName(other.path))}\` of this change, expected one`;
  const claimed = `${shown} is claimed by \`${printable(other.change.name)}\` too`;
  return merges ? `${claimed}; what they say of it merges` : `${claimed}, expected one change at a time`;
}

function clashMessage({change, shown}: Claim, other: Claim, {first, problem}: Clash): string {
  const name = `\`${printable(other.change.name)}\``;
  const way =
    first === change
      ? `which cannot be archived behind this one`
      : `behind which this one cannot be archived`;
  return `${shown} is claimed by ${name} too, ${way}: ${printable(problem.message)}`;
}
