import type {Requirement, Scenario} from '../../dialects/requirement-block.ts';
import type {Document} from '../../markdown/document.ts';
import {printable} from '../../project/names.ts';
import {relevelled, shownHeading} from '../deltas/headings.ts';
import {
  type CheckedRequirement,
  checkedRequirements,
  deltaFileOf,
  holdsRequirements,
  specOf,
} from '../deltas/requirement-files.ts';
import {
  isBlank,
  type MisplacedScenario,
  misplacedScenarios,
  unheadedScenario,
} from '../deltas/scenario-slips.ts';
import {isScenario} from '../deltas/stray-headings.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule, type Problem} from '../rule.ts';

const RIGHT = '`#### Scenario: Name`';

export const requirementScenario = defineRule({
  id: 'requirement-scenario',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: true,
  family: 'requirement',
  summary: 'a requirement has a scenario, headed `#### Scenario: Name`, and every scenario says something',
  *check(document, project) {
    const file = deltaFileOf(document, project);
    if (!file && !specOf(document)) return;
    const misplaced = misplacedScenarios(document, file?.delta);
    const owners = new Set(misplaced.map(({requirement}) => requirement?.start));
    for (const each of misplaced) yield levelProblem(document, each);
    for (const checked of checkedRequirements(document, project)) {
      const {requirement} = checked;
      if (!hasScenario(checked) && !owners.has(requirement.start))
        yield withoutScenario(document, requirement);
      for (const scenario of requirement.scenarios)
        if (isEmpty(document, scenario)) yield emptyScenario(scenario);
    }
  },
});

/** A renamed scenario stays one. */
function hasScenario({requirement, place}: CheckedRequirement): boolean {
  return requirement.scenarios.some(
    ({kind}) => kind === 'scenario' || (kind === 'renamed' && place === 'MODIFIED'),
  );
}

function isEmpty(document: Document, {kind, section}: Scenario): boolean {
  return kind === 'scenario' && isScenario(document, section) && isBlank(document, section);
}

function levelProblem(document: Document, {section, requirement}: MisplacedScenario): Problem {
  const range = headingRange(section);
  const shown = `Scenario heading ${shownHeading(section)}`;
  if (!requirement)
    return {
      range,
      message: `${shown} belongs to no requirement, expected \`### Requirement: Name\` above it`,
    };
  const depth = requirement.section.depth + 1;
  const right = printable(`${'#'.repeat(Math.min(depth, 6))} ${section.title}`);
  const message = `${shown} at the wrong level, expected \`${right}\``;
  const fix = relevelled(document, section, depth);
  return fix ? {range, message, fix} : {range, message};
}

function withoutScenario({text}: Document, requirement: Requirement): Problem {
  const unheaded = unheadedScenario(requirement);
  const written = unheaded && text.slice(unheaded.start, unheaded.end).split(/[\r\n]/)[0];
  const message =
    written === undefined
      ? `Requirement \`${printable(requirement.name)}\` without a scenario, expected ${RIGHT} below it`
      : `Scenario without a heading, \`${printable(written)}\`, expected ${RIGHT}`;
  return {range: unheaded ?? requirement.heading, message};
}

function emptyScenario({name, heading}: Scenario): Problem {
  return {
    range: heading,
    message: `Scenario \`${printable(name)}\` without text, expected its steps below it`,
  };
}
