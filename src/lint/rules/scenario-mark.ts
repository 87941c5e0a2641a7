import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import {type Project, specPath} from '../../project/project.ts';
import {capabilityAt} from '../../project/read-project.ts';
import {checkedRequirements, deltaFileOf, specOf} from '../requirement-files.ts';
import {defineRule} from '../rule.ts';
import {markOutside, unsoundMarks} from '../scenario-marks.ts';

export const scenarioMark = defineRule({
  id: 'scenario-mark',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'requirement',
  summary: '`REMOVED Scenario` and `RENAMED Scenario` stand in MODIFIED and name a scenario of the spec',
  *check(document, project) {
    const file = deltaFileOf(document, project);
    const capability = file && capabilityAt(`${file.change.folder}/specs`, document.source.path);
    for (const {requirement, place} of checkedRequirements(document, project)) {
      const marks = requirement.scenarios.filter(({kind}) => kind !== 'scenario');
      if (place !== 'MODIFIED') yield* marks.map(markOutside);
      else if (file && marks.length > 0) {
        const current = capability && currentOf(project, capability, file.delta, requirement.name);
        yield* unsoundMarks(document, requirement, current || undefined);
      }
    }
  },
});

/** The requirement a block replaces; one that the delta renames stands in the spec under its old name. */
function currentOf(project: Project, capability: string, {renamed}: RequirementDelta, name: string) {
  const document = project.document(specPath(capability));
  const spec = document && specOf(document);
  const old = renamed.find(({to}) => to === name)?.from;
  const named = (wanted: string | undefined) => spec?.requirements.find((each) => each.name === wanted);
  const current = named(old) ?? named(name);
  return spec && current && {spec, current};
}
