import type {Keyword} from '../../deltas/kind.ts';
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
  /** Of a requirement. */
  readonly capability?: string;
  /** Of the feature or the requirement. */
  readonly name: string;
  /** What is to be done with it, in the order it takes effect. */
  readonly operations: readonly Keyword[];
  readonly path: string;
  readonly range: Range;
}

/** Every claim of a change; of a requirement that a delta names more than once, the first. */
export function claimsOf(change: Change): readonly Claim[] {
  const features = change.deltas.map(({document, name, title, kind}) => ({
    change,
    name,
    operations: [kind.keyword],
    subject: JSON.stringify([name]),
    shown: `Feature \`${printable(name)}\``,
    isFeature: true,
    path: document.source.path,
    range: headingRange(title),
  }));
  return [...features, ...change.requirementDeltas.flatMap((delta) => requirementClaims(change, delta))];
}

function requirementClaims(change: Change, {capability, delta}: CapabilityDelta): readonly Claim[] {
  const byName = new Map<string, Named[]>();
  for (const named of namesIn(delta)) {
    if (named.name === '') continue;
    const known = byName.get(named.name);
    if (known) known.push(named);
    else byName.set(named.name, [named]);
  }
  return [...byName].map(([name, all]) => ({
    change,
    subject: JSON.stringify([capability, name]),
    shown: `Requirement \`${printable(name)}\` of \`${printable(capability)}\``,
    isFeature: false,
    capability,
    name,
    operations: ORDER.filter((keyword) => all.some((named) => named.keyword === keyword)),
    path: delta.document.source.path,
    range: firstOf(all),
  }));
}

/** A place where a delta names a requirement. */
interface Named {
  readonly keyword: Keyword;
  readonly name: string;
  readonly range: Range;
}

const ORDER: readonly Keyword[] = ['RENAMED', 'REMOVED', 'MODIFIED', 'ADDED'];

/** Blocks say more than removals, and those more than renames. */
function firstOf([first, ...others]: readonly Named[]): Range {
  return first?.range ?? others[0]?.range ?? {start: 0, end: 0};
}

function namesIn({added, modified, removed, renamed}: RequirementDelta): readonly Named[] {
  const block = (keyword: Keyword) => (each: {readonly name: string; readonly heading: Range}) => ({
    keyword,
    name: each.name,
    range: each.heading,
  });
  return [
    ...added.map(block('ADDED')),
    ...modified.map(block('MODIFIED')),
    ...removed.map((each) => ({
      keyword: 'REMOVED' as const,
      name: each.name,
      range: each.requirement?.heading ?? each,
    })),
    ...renamed.flatMap((range) =>
      [range.from, range.to].flatMap((name) =>
        name === undefined ? [] : [{keyword: 'RENAMED' as const, name, range}],
      ),
    ),
  ];
}
