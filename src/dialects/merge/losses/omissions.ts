import type {Requirement} from '../../requirement-block.ts';
import type {RequirementDelta} from '../../requirement-delta.ts';
import {foldName} from '../../requirement-name.ts';
import type {Ledger} from '../ledger.ts';
import {type CurrentBlock, readMarks} from '../marks/scenario-marks.ts';
import {surplus} from './surplus.ts';

/**
 * Scenarios that the spec has, and the block neither lists nor marks; names count as often as they occur. What came to
 * the spec since the block was written could not be listed. Gives their names.
 */
export function noteOmissions(
  current: CurrentBlock | undefined,
  base: CurrentBlock | undefined,
  {document}: RequirementDelta,
  requirement: Requirement,
  ledger: Ledger,
): readonly string[] {
  const {removed, renamed} = readMarks(document, requirement);
  const listed = [
    ...scenarioNames(requirement),
    ...removed.map(({name}) => name),
    ...renamed.flatMap(({from, to}) => (to === undefined ? [] : [from])),
  ];
  const known = knownTo(current ? scenarioNames(current.requirement) : [], base);
  const spelled = new Map(surplus(listed, known).map((name) => [foldName(name), name]));
  const omitted = surplus(known, listed);
  for (const name of omitted) {
    const near = spelled.get(foldName(name));
    const wish =
      near === undefined
        ? `expected it, or \`#### REMOVED Scenario: ${name}\``
        : `expected it spelled as in the spec, not \`${near}\``;
    const message = `\`${requirement.name}\` leaves out the scenario \`${name}\`, ${wish}`;
    ledger.problem('scenario-kept', requirement.heading, message, requirement.name);
  }
  return omitted;
}

/** Those of some names that the base has too, each as often as it has it. */
function knownTo(names: readonly string[], base: CurrentBlock | undefined): readonly string[] {
  if (!base) return names;
  const came = new Map<string, number>();
  for (const name of surplus(names, scenarioNames(base.requirement)))
    came.set(name, (came.get(name) ?? 0) + 1);
  return names.filter((name) => {
    const left = came.get(name) ?? 0;
    came.set(name, left - 1);
    return left <= 0;
  });
}

function scenarioNames({scenarios}: Requirement): readonly string[] {
  return scenarios.filter(({kind}) => kind === 'scenario').map(({name}) => name);
}
