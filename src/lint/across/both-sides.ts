import {type Project, specPath} from '../../project/project.ts';
import {specOf} from '../deltas/requirement-files.ts';
import {conflictedRequirements} from './conflicted-requirements.ts';
import {blockIn, textOf} from './delta-parts.ts';

/** A requirement of a living spec that two branches changed, each in its own way. */
export interface BothChanged {
  readonly capability: string;
  /** As both knew it, else as it is called on our side; a section's title where it is none. */
  readonly name: string;
  /** What our side calls it; nothing where it has taken it out. */
  readonly ours: string | undefined;
  /** Whether git, asking us, merges what both did. */
  readonly merges: boolean;
}

/** The requirements that two sides changed since they parted, capability by capability, as merging the specs judges them. */
export function changedOnBothSides(base: Project, ours: Project, theirs: Project): readonly BothChanged[] {
  const capabilities = new Set([...ours.capabilities, ...theirs.capabilities, ...base.capabilities]);
  return [...capabilities].flatMap((capability) => {
    const [then, mine, other] = [base, ours, theirs].map(
      (side) => side.input.read(specPath(capability))?.text,
    );
    if (new Set([then, mine, other]).size < 3) return [];
    const changed = changedNames(capability, [base, ours, theirs]);
    if (mine === undefined || other === undefined)
      return [...changed, ...(changed.length === 0 ? [capability] : [])].map((name) => ({
        ...{capability, name, ours: mine === undefined ? undefined : name, merges: false},
      }));
    const known = new Set(changed);
    const found = new Map(
      conflictedRequirements({base: then ?? '', ours: mine, theirs: other}).flatMap((place) => {
        const names = [...place.ours, ...place.theirs];
        const both = names.filter((name) => known.has(name));
        const shown = both.length > 0 ? both : place.ours.length > 0 ? place.ours : names;
        return shown.map((name) => [name, place.ours.includes(name) ? name : place.ours[0]] as const);
      }),
    );
    const merged = changed.filter((name) => !found.has(name));
    return [
      ...merged.map((name) => ({capability, name, ours: name, merges: true})),
      ...[...found].map(([name, own]) => ({capability, name, ours: own, merges: false})),
    ];
  });
}

/** The requirements that are three different things at the base and on both sides. */
function changedNames(capability: string, sides: readonly Project[]): readonly string[] {
  const specs = sides.map((side) => {
    const document = side.document(specPath(capability));
    return document && specOf(document);
  });
  const names = new Set(specs.flatMap((spec) => spec?.requirements.map(({name}) => name) ?? []));
  return [...names].filter((name) => {
    const texts = specs.map((spec) => blockIn(spec, name)).map((block) => block && textOf(block));
    return new Set(texts).size === 3;
  });
}
