import type {Requirement} from '../../requirement-block.ts';
import {firstIndex, rangesIn, within} from '../neighbours.ts';
import type {Loss} from '../problem.ts';
import type {Slot, Slots} from '../slots.ts';
import type {Known} from './define.ts';
import {firstOfEach, type Links, linksIn, type Named, type Reference} from './definitions.ts';
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
  const stays = spec ? staying(linksIn(spec.document), isGone) : {definitions: [], references: []};
  const written = readWrittenLinks(slots, going);
  const [old, fresh] = [targetsOf(stays), targetsOf(written)];
  // Of two definitions that stay the first counts; a new one stands where the one it came for stood.
  const targetOf = ({document, named: {label}}: Known) =>
    document === spec?.document ? (old.get(label) ?? fresh.get(label)) : (fresh.get(label) ?? old.get(label));
  const lacking = going.filter((known) => targetOf(known) !== known.named.target);
  const left = missed(lacking, [...stays.references, ...written.references]);
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

function staying({definitions, references}: Uses, isGone: (offset: number) => boolean): Uses {
  return {
    definitions: definitions.filter(({start}) => !isGone(start)),
    references: references.filter(({start}) => !isGone(start)),
  };
}

function targetsOf({definitions}: Uses): ReadonlyMap<string, string> {
  return new Map(firstOfEach(definitions).map(({label, target}) => [label, target]));
}

/** Those that something refers to, or another of them that is missed. */
function missed(lacking: readonly Known[], references: readonly Reference[]): readonly Known[] {
  const byLabel = new Map(lacking.map((each) => [each.named.label, each]));
  const found = new Set<Known>();
  const ahead = references.map(({label}) => label);
  for (let label = ahead.pop(); label !== undefined; label = ahead.pop()) {
    const each = byLabel.get(label);
    if (!each || found.has(each)) continue;
    found.add(each);
    for (const use of rangesIn(linksIn(each.document).references, each.named)) ahead.push(use.label);
  }
  return lacking.filter((each) => found.has(each));
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
