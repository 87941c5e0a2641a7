import type {Change} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import {baseName} from '../../project/paths.ts';
import {type Claim, claimsOf} from '../deltas/claims.ts';
import {defineRule} from '../rule.ts';

export const overlappingChanges = defineRule({
  id: 'overlapping-changes',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'across',
  summary: 'no two active changes are about one feature or one requirement',
  *check({changes}) {
    for (const claims of claimsBySubject(changes).values()) {
      for (const claim of claims) {
        const other = claims.find((candidate) => isRival(claim, candidate));
        if (!other) continue;
        yield {
          path: claim.path,
          range: claim.range,
          message: messageOf(claim, other),
          related: [{path: other.path, range: other.range, message: 'also claimed here'}],
        };
      }
    }
  },
});

function claimsBySubject(changes: readonly Change[]): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const claim of changes.flatMap(claimsOf)) {
    const known = claims.get(claim.subject);
    if (known) known.push(claim);
    else claims.set(claim.subject, [claim]);
  }
  return claims;
}

/** Within one change a requirement may be renamed and modified; a feature has one delta. */
function isRival(claim: Claim, other: Claim): boolean {
  return claim.change !== other.change || (claim !== other && claim.isFeature);
}

function messageOf({change, shown}: Claim, other: Claim): string {
  if (other.change === change)
    return `${shown} has another delta in \`${printable(baseName(other.path))}\` of this change, expected one`;
  return `${shown} is claimed by \`${printable(other.change.name)}\` too, expected one change at a time`;
}
