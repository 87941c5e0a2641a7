import type {CurrentBlock} from '../merge/marks/scenario-marks.ts';
import {newNameIn, type RenamedTo} from '../merge/three-way/new-name.ts';
import type {Spec} from '../spec.ts';

export type {RenamedTo} from '../merge/three-way/new-name.ts';

/** A requirement of a spec by its name. */
export function requirementIn(spec: Spec | undefined, name: string): CurrentBlock | undefined {
  const requirement = spec?.requirements.find((each) => each.name === name);
  return spec && requirement && {document: spec.document, requirement};
}

/** What became of a requirement that a spec no longer has by its name, as the merge judges it. */
export function followed(
  before: Spec | undefined,
  base: CurrentBlock,
  spec: Spec | undefined,
  renamedTo: RenamedTo,
): CurrentBlock | undefined {
  const name = before && spec && newNameIn(before, base.requirement.name, spec, renamedTo);
  return name === undefined ? undefined : requirementIn(spec, name);
}
