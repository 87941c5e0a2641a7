import {type Branch, branchOf} from '../../../markdown/merge/branch.ts';
import type {CurrentBlock} from '../marks/scenario-marks.ts';

/** A requirement cut into its statement and its scenarios, which are named as the scenario is, without its label. */
export function requirementBranch({document, requirement}: CurrentBlock): Branch {
  const {section, block, scenarios} = requirement;
  const names = new Map(scenarios.map((scenario) => [scenario.section, scenario.name]));
  const keyOf = (each: typeof section) => names.get(each) ?? each.title;
  return branchOf(document.text, section, {end: block.end, keyOf});
}
