import type {Keyword} from '../../deltas/kind.ts';
import type {CurrentBlock} from '../../dialects/merge/marks/scenario-marks.ts';
import {comparable} from '../../dialects/merge/slots.ts';
import type {Base, BasesOf} from '../../dialects/merge/three-way/base.ts';
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
  /** The renames that belong to it. */
  readonly renames: readonly Range[];
  /** The block that takes the place of the requirement. */
  readonly modified: Requirement | undefined;
  readonly bases: readonly Base[];
}

/** The parts of a delta, with what each was written against; of what is renamed and modified, the block. */
export function partsOf(delta: RequirementDelta, bases: BasesOf): readonly Part[] {
  const {text} = delta.document;
  const modified = new Set(delta.modified.map(({name}) => name));
  const renames = delta.renamed.filter(({to}) => to && !modified.has(to));
  const parts = [
    ...renames.flatMap(({from, to, start, end}) =>
      from && to ? [partOf('RENAMED', from, {start, end})] : [],
    ),
    ...delta.removed.map(removalPart),
    ...modifiedParts(delta),
    ...delta.added.map(({name, block, heading}) => partOf('ADDED', name, block, heading)),
  ];
  return parts.map((part) => ({
    ...part,
    bases: bases(text.slice(lineStart(text, part.range.start), part.range.end)),
  }));
}

type Unbased = Omit<Part, 'bases'>;

function partOf(operation: Keyword, name: string, range: Range, heading = range): Unbased {
  return {operation, names: [name], range, heading, renames: [], modified: undefined};
}

function removalPart({name, requirement, start, end}: Removal): Unbased {
  return partOf('REMOVED', name, requirement?.block ?? {start, end}, requirement?.heading);
}

function modifiedParts({modified, renamed}: RequirementDelta): readonly Unbased[] {
  const byNew = new Map(renamed.map((rename) => [rename.to, rename]));
  return modified.map((block) => {
    const rename = byNew.get(block.name);
    const part = {...partOf('MODIFIED', block.name, block.block, block.heading), modified: block};
    return rename?.from ? {...part, names: [rename.from, block.name], renames: [rename]} : part;
  });
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
