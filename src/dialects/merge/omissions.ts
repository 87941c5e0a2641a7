import type {Requirement} from '../requirement-block.ts';
import type {RequirementDelta} from '../requirement-delta.ts';
import {foldName} from '../requirement-name.ts';
import type {Ledger} from './ledger.ts';
import {type CurrentBlock, readMarks} from './scenario-marks.ts';

/** Scenarios that the spec has, and the block neither lists nor marks; names count as often as they occur. */
export function noteOmissions(
  current: CurrentBlock | undefined,
  {document}: RequirementDelta,
  requirement: Requirement,
  ledger: Ledger,
): void {
  const {removed, renamed} = readMarks(document, requirement);
  const listed = countNames([
    ...scenarioNames(requirement),
    ...removed.map(({name}) => name),
    ...renamed.flatMap(({from, to}) => (to === undefined ? [] : [from])),
  ]);
  const omitted = (current ? scenarioNames(current.requirement) : []).filter(
    (name) => !takeName(listed, name),
  );
  const spelled = new Map([...listed.keys()].map((name) => [foldName(name), name]));
  for (const name of omitted) {
    const near = spelled.get(foldName(name));
    const wish =
      near === undefined
        ? `expected it, or \`#### REMOVED Scenario: ${name}\``
        : `expected it spelled as in the spec, not \`${near}\``;
    const message = `\`${requirement.name}\` leaves out the scenario \`${name}\`, ${wish}`;
    ledger.problem('scenario-kept', requirement.heading, message);
  }
}

function scenarioNames({scenarios}: Requirement): readonly string[] {
  return scenarios.filter(({kind}) => kind === 'scenario').map(({name}) => name);
}

function countNames(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Whether one of these was left; then it is one less. */
function takeName(counts: Map<string, number>, name: string): boolean {
  const count = counts.get(name) ?? 0;
  if (count > 1) counts.set(name, count - 1);
  else counts.delete(name);
  return count > 0;
}
