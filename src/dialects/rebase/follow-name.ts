import {branchText} from '../../markdown/merge/branch.ts';
import {requirementBranch} from '../merge/requirement-branch.ts';
import type {CurrentBlock} from '../merge/scenario-marks.ts';
import type {Spec} from '../spec.ts';

/** What archived changes renamed in a spec: the new name of an old one. */
export type RenamedTo = (name: string) => string | undefined;

/** A requirement of a spec by its name. */
export function requirementIn(spec: Spec | undefined, name: string): CurrentBlock | undefined {
  const requirement = spec?.requirements.find((each) => each.name === name);
  return spec && requirement && {document: spec.document, requirement};
}

/**
 * What became of a requirement that a spec no longer has by its name: the one that archived changes renamed it to, else
 * the only new one with the same body.
 */
export function followed(
  before: Spec | undefined,
  base: CurrentBlock,
  spec: Spec | undefined,
  renamedTo: RenamedTo,
): CurrentBlock | undefined {
  const known = new Set(before?.requirements.map(({name}) => name));
  const said = requirementIn(spec, lastName(base.requirement.name, renamedTo));
  if (said && !known.has(said.requirement.name)) return said;
  const body = bodyOf(base);
  const fresh = (spec?.requirements ?? []).filter(({name}) => !known.has(name));
  const alike = fresh.flatMap((requirement) => {
    const block = spec && {document: spec.document, requirement};
    return block && bodyOf(block) === body ? [block] : [];
  });
  return alike.length === 1 ? alike[0] : undefined;
}

function lastName(name: string, renamedTo: RenamedTo): string {
  const seen = new Set<string>();
  let last = name;
  for (let next = renamedTo(last); next !== undefined && !seen.has(next); next = renamedTo(last)) {
    seen.add(next);
    last = next;
  }
  return last;
}

function bodyOf(block: CurrentBlock): string {
  return branchText({...requirementBranch(block), heading: ''});
}
