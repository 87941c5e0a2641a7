import type {FeatureDelta} from '../../dialects/feature.ts';
import type {Change} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import {baseName} from '../../project/paths.ts';
import {defineRule} from '../rule.ts';
import {headingRange} from '../title-slips.ts';

/** A delta and the change that holds it. */
interface Claim {
  readonly change: Change;
  readonly delta: FeatureDelta;
}

export const overlappingChanges = defineRule({
  id: 'overlapping-changes',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'across',
  summary: 'no two active deltas are about one feature',
  *check({changes}) {
    for (const claims of claimsByFeature(changes).values()) {
      for (const claim of claims) {
        const {document, title} = claim.delta;
        const other = claims.find((candidate) => candidate !== claim);
        if (other)
          yield {path: document.source.path, range: headingRange(title), message: messageOf(claim, other)};
      }
    }
  },
});

function claimsByFeature(changes: readonly Change[]): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const change of changes) {
    for (const delta of change.deltas)
      claims.set(delta.name, [...(claims.get(delta.name) ?? []), {change, delta}]);
  }
  return claims;
}

function messageOf({change, delta}: Claim, other: Claim): string {
  const feature = `Feature \`${printable(delta.name)}\``;
  const {path} = other.delta.document.source;
  if (other.change === change)
    return `${feature} has another delta in \`${printable(baseName(path))}\` of this change, expected one`;
  return `${feature} is claimed by \`${printable(other.change.name)}\` too, expected one change at a time`;
}
