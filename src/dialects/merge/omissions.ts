import type {Requirement} from '../requirement-block.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import {foldName} from '../requirement-name.ts';
import type {Ledger} from './ledger.ts';
import {type CurrentBlock, readMarks} from './scenario-marks.ts';
import {surplus} from './surplus.ts';

/** Scenarios that the spec has, and the block neither lists nor marks; names count as often as they occur. */
export function noteOmissions(
  current: CurrentBlock | undefined,
  {document}: RequirementDelta,
  requirement: Requirement,
  ledger: Ledger,
): void {
  const {removed, renamed} = readMarks(document, requirement);
  const listed = [
    ...scenarioNames(requirement),
    ...removed.map(({name}) => name),
    ...renamed.flatMap(({from, to}) => (to === undefined ? [] : [from])),
  ];
  const known = current ? scenarioNames(current.requirement) : [];
  const spelled = new Map(surplus(listed, known).map((name) => [foldName(name), name]));
  for (const name of surplus(known, listed)) {
    const near = spelled.get(foldName(name));
    const wish =
      near === undefined
        ? `expected it, or \`#### REMOVED Scenario: ${name}\``
        : `expected it spelled as in the spec, not \`${near}\``;
    const message = `\`${requirement.name}\` leaves out the scenario \`${name}\`, ${wish}`;
    ledger.problem('scenario-kept', requirement.heading, message, requirement.name);
  }
}

function scenarioNames({scenarios}: Requirement): readonly string[] {
  return scenarios.filter(({kind}) => kind === 'scenario').map(({name}) => name);
}
