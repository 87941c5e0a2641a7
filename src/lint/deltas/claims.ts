import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import type {Range} from '../../markdown/place.ts';
import type {CapabilityDelta, Change} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import {headingRange} from './title-slips.ts';

/** What one change says it is about: a feature, or a requirement of a capability. */
export interface Claim {
  readonly change: Change;
  /** The same for two claims of one thing. */
  readonly subject: string;
  /** How a message begins: ``Feature `Cache` ``. */
  readonly shown: string;
  readonly isFeature: boolean;
  readonly path: string;
  readonly range: Range;
}

/** Every claim of a change; of a requirement that a delta names more than once, the first. */
export function claimsOf(change: Change): readonly Claim[] {
  const features = change.deltas.map(({document, name, title}) => ({
    change,
    subject: JSON.stringify([name]),
    shown: `Feature \`${printable(name)}\``,
    isFeature: true,
    path: document.source.path,
    range: headingRange(title),
  }));
  return [...features, ...change.requirementDeltas.flatMap((delta) => requirementClaims(change, delta))];
}

function requirementClaims(change: Change, {capability, delta}: CapabilityDelta): readonly Claim[] {
  const byName = new Map(
    namesIn(delta)
      .filter(([name]) => name !== '')
      .toReversed(),
  );
  return [...byName].map(([name, range]) => ({
    change,
    subject: JSON.stringify([capability, name]),
    shown: `Requirement \`${printable(name)}\` of \`${printable(capability)}\``,
    isFeature: false,
    path: delta.document.source.path,
    range,
  }));
}

function namesIn({added, modified, removed, renamed}: RequirementDelta): (readonly [string, Range])[] {
  return [
    ...[...added, ...modified].map(({name, heading}) => [name, heading] as const),
    ...removed.map((removal) => [removal.name, removal.requirement?.heading ?? removal] as const),
    ...renamed.flatMap((rename) =>
      [rename.from, rename.to].flatMap((name) => (name === undefined ? [] : [[name, rename] as const])),
    ),
  ];
}
