import type {Keyword} from '../../deltas/kind.ts';
import type {Base, BasesOf} from '../../dialects/merge/base.ts';
import type {CurrentBlock} from '../../dialects/merge/scenario-marks.ts';
import {comparable} from '../../dialects/merge/slots.ts';
import {threeWay} from '../../dialects/merge/three-way.ts';
import type {Rename} from '../../dialects/renames.ts';
import type {Requirement} from '../../dialects/requirement-block.ts';
import type {Removal, RequirementDelta} from '../../dialects/requirement-delta.ts';
import type {Spec} from '../../dialects/spec.ts';
import {lineStart, type Range} from '../../markdown/place.ts';
import {onceFor} from '../../once.ts';

/** A part of a delta that speaks of one requirement of the spec. */
export interface Part {
  readonly operation: Keyword;
  /** The names the requirement may have had when the part was written, the likeliest first. */
  readonly names: readonly string[];
  /** All of the part. */
  readonly range: Range;
  /** Where it is told of. */
  readonly heading: Range;
  readonly bases: readonly Base[];
  /** Whether the spec has by now what the part asks for. */
  readonly isSettled: (base: CurrentBlock | undefined, now: CurrentBlock | undefined, spec?: Spec) => boolean;
}

/** The parts of a delta, with what each was written against; of what is renamed and modified, the block. */
export function partsOf(delta: RequirementDelta, bases: BasesOf): readonly Part[] {
  const {text} = delta.document;
  const modified = new Set(delta.modified.map(({name}) => name));
  const renames = delta.renamed.filter(({to}) => to && !modified.has(to));
  const parts = [
    ...renames.flatMap(renamePart),
    ...delta.removed.map(removalPart),
    ...modifiedParts(delta),
    ...delta.added.map((block) => addedPart(delta, block)),
  ];
  return parts.map((part) => ({
    ...part,
    bases: bases(text.slice(lineStart(text, part.range.start), part.range.end)),
  }));
}

type Unbased = Omit<Part, 'bases'>;

function renamePart({from, to, start, end}: Rename): readonly Unbased[] {
  const range = {start, end};
  if (!from || !to) return [];
  const isSettled: Part['isSettled'] = (_, now, spec) => !now && blockIn(spec, to) !== undefined;
  return [{operation: 'RENAMED', names: [from], range, heading: range, isSettled}];
}

function removalPart({name, requirement, start, end}: Removal): Unbased {
  const range = requirement?.block ?? {start, end};
  const isSettled: Part['isSettled'] = (_, now) => now === undefined;
  return {operation: 'REMOVED', names: [name], range, heading: requirement?.heading ?? range, isSettled};
}

function modifiedParts({document, modified, renamed}: RequirementDelta): readonly Unbased[] {
  const oldNames = new Map(renamed.flatMap(({from, to}) => (from && to ? [[to, from] as const] : [])));
  return modified.map((block) => {
    const old = oldNames.get(block.name);
    const isSettled: Part['isSettled'] = (base, now) =>
      base !== undefined && now !== undefined && threeWay(document, block, base, now).kind === 'settled';
    const names = old === undefined ? [block.name] : [old, block.name];
    return {operation: 'MODIFIED', names, range: block.block, heading: block.heading, isSettled};
  });
}

function addedPart({document}: RequirementDelta, requirement: Requirement): Unbased {
  const {name, block: range, heading} = requirement;
  const isSettled: Part['isSettled'] = (_, now) =>
    now !== undefined && textOf(now) === textOf({document, requirement});
  return {operation: 'ADDED', names: [name], range, heading, isSettled};
}

const byName = onceFor(
  (spec: Spec) => new Map(spec.requirements.toReversed().map((each) => [each.name, each])),
);

/** The requirement of a name in a spec; of two the first. */
export function blockIn(spec: Spec | undefined, name: string): CurrentBlock | undefined {
  const requirement = spec && byName(spec).get(name);
  return requirement && {document: spec.document, requirement};
}

/** What a requirement says, comparable. */
export function textOf({document: {text}, requirement: {block}}: CurrentBlock): string {
  return comparable(text.slice(lineStart(text, block.start), block.end));
}
