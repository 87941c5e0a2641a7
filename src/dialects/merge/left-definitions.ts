import type {Requirement} from '../requirement-block.ts';
import type {Known} from './define.ts';
import {type Links, linksIn, type Named} from './definitions.ts';
import {firstIndex, rangesIn, within} from './neighbours.ts';
import type {Loss} from './problem.ts';
import type {Slot, Slots} from './slots.ts';
import {readWrittenLinks} from './written-links.ts';

/** Definitions by what they are written behind: a new text, or the place of a requirement that goes. */
export type LeftDefinitions = ReadonlyMap<Requirement | Slot, readonly Named[]>;

type Uses = Pick<Links, 'definitions' | 'references'>;

/** The definitions whose block goes while text that stays, or is new, refers to them. */
export function leftDefinitions(slots: Slots): LeftDefinitions {
  const {spec} = slots;
  const goneBlocks = blocksGone(slots);
  const isGone = within(goneBlocks.map(([{block}]) => block));
  const going = [...slots.definitions.values()].filter(
    ({document, named}) => document !== spec?.document || isGone(named.start),
  );
  if (going.length === 0) return new Map();
  const stays: Uses = spec ? linksIn(spec.document) : {definitions: [], references: []};
  const written = readWrittenLinks(slots, going);
  const left = missed(going, {
    definitions: [...stays.definitions.filter(({start}) => !isGone(start)), ...written.definitions],
    references: [...stays.references.filter(({start}) => !isGone(start)), ...written.references],
  });
  const placeOf = ({document, named}: Known) =>
    document === spec?.document
      ? goneBlocks[firstIndex(goneBlocks, ([{block}]) => block.end > named.start)]?.[1]
      : written.userOf(named);
  return grouped(left, placeOf);
}

/** What is told as lost, but for the definitions that are left. */
export function lossesBut(slots: Slots, losses: readonly Loss[]): readonly Loss[] {
  const left = losses.length > 0 ? [...leftDefinitions(slots).values()].flat() : [];
  const kept = new Set(left.flatMap(({text}) => text.split('\n')).map((line) => line.trim()));
  return kept.size === 0
    ? losses
    : losses
        .map((loss) => ({...loss, lines: loss.lines.filter((line) => !kept.has(line.trim()))}))
        .filter(({lines}) => lines.length > 0);
}

/** The requirements whose text goes, in document order, and what comes in their place. */
function blocksGone({spec, byName}: Slots): readonly (readonly [Requirement, Requirement | Slot])[] {
  const standing = new Map([...byName.values()].map((slot) => [slot.requirement, slot]));
  return (spec?.requirements ?? []).flatMap((requirement) => {
    const slot = standing.get(requirement);
    return slot && slot.text === undefined ? [] : [[requirement, slot ?? requirement] as const];
  });
}

/** Those that something refers to, also another of them that is missed, and nothing defines. */
function missed(going: readonly Known[], {definitions, references}: Uses): readonly Known[] {
  const defined = new Set(definitions.map(({label, target}) => `${label}\n${target}`));
  const byLabel = new Map(
    going
      .filter(({named: {label, target}}) => !defined.has(`${label}\n${target}`))
      .map((each) => [each.named.label, each]),
  );
  const found = new Set<Known>();
  const ahead = references.map(({label}) => label);
  for (let label = ahead.pop(); label !== undefined; label = ahead.pop()) {
    const each = byLabel.get(label);
    if (!each || found.has(each)) continue;
    found.add(each);
    for (const use of rangesIn(linksIn(each.document).references, each.named)) ahead.push(use.label);
  }
  return going.filter((each) => found.has(each));
}

function grouped(
  left: readonly Known[],
  placeOf: (known: Known) => Requirement | Slot | undefined,
): LeftDefinitions {
  const places = new Map<Requirement | Slot, Named[]>();
  for (const known of left) {
    const place = placeOf(known);
    if (!place) continue;
    const there = places.get(place) ?? [];
    places.set(place, there);
    there.push(known.named);
  }
  return places;
}
