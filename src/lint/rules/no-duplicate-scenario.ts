import {foldName} from '../../dialects/requirement-name.ts';
import {placeIn} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import {printable} from '../../project/names.ts';
import {checkedRequirements, holdsRequirements} from '../deltas/requirement-files.ts';
import {defineRule} from '../rule.ts';

export const noDuplicateScenario = defineRule({
  id: 'no-duplicate-scenario',
  severity: 'warning',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'requirement',
  summary: 'no two scenarios of one requirement have the same name',
  *check(document, project) {
    for (const {requirement} of checkedRequirements(document, project)) {
      const seen = new Map<string, Range>();
      for (const {kind, name, heading} of requirement.scenarios) {
        const first = seen.get(foldName(name));
        if (kind !== 'scenario' || foldName(name) === '') continue;
        if (first === undefined) seen.set(foldName(name), heading);
        else
          yield {
            range: heading,
            message: `Scenario \`${printable(name)}\` used again in one requirement, first on line ${placeIn(document, first.start).line}, expected another name`,
            related: [{range: first, message: 'first declared here'}],
          };
      }
    }
  },
});
