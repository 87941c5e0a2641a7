import type {CapabilityDelta} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import {mergesOfOne} from '../deltas/merge-rules.ts';
import {defineRule} from '../rule.ts';

export const textKept = defineRule({
  id: 'text-kept',
  severity: 'info',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'requirement',
  summary: 'a replaced requirement keeps its lines, or has others in their place',
  *check(change, project) {
    if (change.archived) return;
    const deltas = new Map(change.requirementDeltas.map((each) => [each.capability, each]));
    for (const {capability, losses, problems} of mergesOfOne(project, change)) {
      const found = deltas.get(capability);
      const told = new Set(problems.map(({range}) => range.start));
      for (const {requirement, lines, isOfDelta} of losses) {
        if (isOfDelta) continue;
        const range = found && headingOf(found, requirement);
        if (!range || told.has(range.start)) continue;
        const path = found.delta.document.source.path;
        yield {path, range, message: leftOut(requirement ?? '', lines)};
      }
    }
  },
});

function headingOf({delta}: CapabilityDelta, name: string | undefined) {
  return [...delta.modified, ...delta.added].find((each) => each.name === name)?.heading;
}

function leftOut(name: string, [first = '', ...others]: readonly string[]): string {
  const line = `\`${printable(first.trim())}\``;
  return others.length === 0
    ? `\`${printable(name)}\` leaves out a line that the spec has: ${line}`
    : `\`${printable(name)}\` leaves out ${others.length + 1} lines that the spec has, the first: ${line}`;
}
