import {capabilityAt} from '../../project/read-project.ts';
import {checkedRequirements, deltaFileOf, holdsRequirements} from '../deltas/requirement-files.ts';
import {currentBlocks, marksOutside, unsoundMarks} from '../deltas/scenario-marks.ts';
import {defineRule} from '../rule.ts';

export const scenarioMark = defineRule({
  id: 'scenario-mark',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: true,
  family: 'requirement',
  summary:
    '`REMOVED Scenario` and `RENAMED Scenario` stand in MODIFIED and name a scenario of the spec, once',
  *check(document, project) {
    const file = deltaFileOf(document, project);
    const capability = file && capabilityAt(`${file.change.folder}/specs`, document.source.path);
    const currentOf = file && currentBlocks(project, capability, file.delta);
    for (const {requirement, place} of checkedRequirements(document, project)) {
      if (place !== 'MODIFIED') yield* marksOutside(document, requirement, place);
      else yield* unsoundMarks(document, requirement, currentOf?.(requirement.name));
    }
  },
});
