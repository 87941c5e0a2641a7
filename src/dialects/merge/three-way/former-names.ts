import {pairRenamed} from '../../../markdown/merge/pair-renamed.ts';
import type {CurrentBlock} from '../marks/scenario-marks.ts';
import type {BasesOf} from './base.ts';
import {bodyOf} from './body.ts';
import {type BaseBlock, baseBlock, requirementIn} from './three-way.ts';

/** What archived changes renamed to a name, the newest first. */
export type RenamedFrom = (name: string) => readonly string[];

/** What a part was written against, by names that archived changes gave others for. */
export function formerBase(
  bases: BasesOf,
  text: string,
  names: readonly string[],
  renamedFrom: RenamedFrom,
): BaseBlock | undefined {
  const former = formerNames(names, renamedFrom);
  return former.length === 0 ? undefined : baseBlock(bases, text, ...former);
}

/** What a part was written against, by what it says: the only requirement gone since that is like the present one. */
export function baseAlike(
  bases: BasesOf,
  text: string,
  now: CurrentBlock,
  isThere: (name: string) => boolean,
): BaseBlock | undefined {
  const {name} = now.requirement;
  for (const {commit, spec} of bases(text)) {
    if (!spec) continue;
    const {document} = spec;
    const gone = spec.requirements
      .filter((each) => !isThere(each.name))
      .map((requirement) => ({name: requirement.name, text: bodyOf({document, requirement})}));
    const before = pairRenamed(gone, [{name, text: bodyOf(now)}]).get(name);
    const requirement = before === undefined ? undefined : requirementIn(spec, before);
    if (requirement) return {commit, spec, document, requirement};
  }
  return undefined;
}

/** The names that lead to these, and those that lead to them; a rename that was taken back ends in a ring. */
export function formerNames(names: readonly string[], renamedFrom: RenamedFrom): readonly string[] {
  const known = new Set(names);
  // A set that grows while it is gone through is gone through to its end.
  for (const name of known) for (const former of renamedFrom(name)) known.add(former);
  return [...known].slice(names.length);
}
