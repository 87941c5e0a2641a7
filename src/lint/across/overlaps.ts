import {onceFor} from '../../once.ts';
import type {Change} from '../../project/change.ts';
import type {Project} from '../../project/project.ts';
import {type Claim, claimsOf} from '../deltas/claims.ts';
import {rivalsOf} from '../rivals.ts';
import {type Clash, clashesBetween} from './clashes.ts';

/** A feature, or a requirement of a capability, that more than one active change is about. */
export interface Overlap {
  /** The same for two claims of one thing. */
  readonly subject: string;
  /** One for each change, in the order of the project. */
  readonly claims: readonly Claim[];
  /** What keeps two of the changes from both being archived, one after the other; features are not merged, and have none. */
  readonly clashes: readonly Clash[];
  /** How many pairs of the claims were not compared because there are so many. */
  readonly uncompared: number;
  /** Whether all of them can be archived, in any order; not so where one of them cannot be, with or without the others. */
  readonly merges: boolean;
}

/** So many claims of one requirement are compared with each other: their pairs are many more than they are. */
const MOST_COMPARED = 12;

/**
 * What more than one active change claims, in the order in which it is first claimed.
 *
 * Whether two merge is found by merging them, both ways: each pair once for each capability, however many requirements
 * both claim.
 */
export const overlapsOf = onceFor((project: Project): readonly Overlap[] =>
  overlapsIn(project, project.changes),
);

/** What some active changes claim that others claim too; of the others only those are parsed that may. */
export function overlapsWith(project: Project, asked: readonly Change[]): readonly Overlap[] {
  if (asked.length === project.changes.length) return overlapsOf(project);
  const own = new Set(asked);
  const near = new Set([...asked, ...asked.flatMap((change) => rivalsOf(project, change))]);
  return overlapsIn(
    project,
    project.changes.filter((change) => near.has(change)),
    (claims) => claims.some(({change}) => own.has(change)),
  );
}

function overlapsIn(
  project: Project,
  changes: readonly Change[],
  isAsked: (claims: readonly Claim[]) => boolean = () => true,
): readonly Overlap[] {
  return [...claimsBySubject(changes)].flatMap(([subject, all]) => {
    const claims = oneForEach(all);
    return claims.length > 1 && isAsked(claims) ? [overlapOf(project, subject, claims)] : [];
  });
}

function overlapOf(project: Project, subject: string, claims: readonly Claim[]): Overlap {
  const capability = claims[0]?.capability;
  if (capability === undefined) return {subject, claims, clashes: [], uncompared: 0, merges: false};
  const judged = pairsAmong(claims.slice(0, MOST_COMPARED)).map(([one, other]) =>
    clashesBetween(project, capability, one.change, other.change),
  );
  const clashes = judged.flatMap(({bySubject}) => bySubject.get(subject) ?? []);
  const uncompared = (claims.length * (claims.length - 1)) / 2 - judged.length;
  const areSound = judged.every((pair) => pair.areSound);
  return {subject, claims, clashes, uncompared, merges: areSound && clashes.length + uncompared === 0};
}

/** All claims of some changes, by what they claim. */
export function claimsBySubject(changes: readonly Change[]): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const claim of changes.flatMap(claimsOf)) {
    const known = claims.get(claim.subject);
    if (known) known.push(claim);
    else claims.set(claim.subject, [claim]);
  }
  return claims;
}

/** A feature may have several deltas in one change, which is another matter. */
function oneForEach(claims: readonly Claim[]): readonly Claim[] {
  return [...new Map(claims.toReversed().map((claim) => [claim.change, claim])).values()].toReversed();
}

function pairsAmong(claims: readonly Claim[]): readonly (readonly [Claim, Claim])[] {
  return claims.flatMap((one, index) => claims.slice(index + 1).map((other) => [one, other] as const));
}
