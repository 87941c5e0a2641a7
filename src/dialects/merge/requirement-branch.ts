import {said} from '../../markdown/merge/blanks.ts';
import {type Branch, branchOf, branchText} from '../../markdown/merge/branch.ts';
import {pairRenamed} from './pair-renamed.ts';
import type {CurrentBlock} from './scenario-marks.ts';

/** A requirement cut into its statement and its scenarios, which are named as the scenario is, without its label. */
export function requirementBranch({document, requirement}: CurrentBlock): Branch {
  const {section, block, scenarios} = requirement;
  const names = new Map(scenarios.map((scenario) => [scenario.section, scenario.name]));
  const keyOf = (each: typeof section) => names.get(each) ?? each.title;
  return branchOf(document.text, section, {end: block.end, keyOf});
}

/** The branch with children under other names: where a scenario is renamed, all sides have it under the old one. */
export function rekeyed(branch: Branch, renames: ReadonlyMap<string, string>): Branch {
  const children = branch.children.map((child) => ({...child, key: renames.get(child.key) ?? child.key}));
  return {...branch, children};
}

/** The children of a side that the base has under another name, by their new name. */
export function renamedSince(base: Branch, side: Branch): ReadonlyMap<string, string> {
  const [before, after] = [base, side].map(({children}) => new Set(children.map(({key}) => key)));
  return pairRenamed(
    base.children.filter(({key}) => !after?.has(key)).map(namedOf),
    side.children.filter(({key}) => !before?.has(key)).map(namedOf),
  );
}

function namedOf(branch: Branch): {readonly name: string; readonly text: string} {
  return {name: branch.key, text: said(branchText({...branch, heading: ''})).trim()};
}
