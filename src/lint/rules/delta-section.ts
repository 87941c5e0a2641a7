import {rangeOf} from '../../markdown/node.ts';
import type {Slip} from '../deltas/delta-slips.ts';
import {shownHeading} from '../deltas/headings.ts';
import {deltaFileOf, holdsRequirements} from '../deltas/requirement-files.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule, type Problem} from '../rule.ts';

export const deltaSection = defineRule({
  id: 'delta-section',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: true,
  family: 'requirement',
  summary: 'a section of a requirement delta is headed `## ADDED Requirements`, or with another of the verbs',
  *check(document, project) {
    for (const slip of deltaFileOf(document, project)?.slips ?? []) yield problemOf(slip);
  },
});

function problemOf({section, keyword, isLevel, isSure}: Slip): Problem {
  const range = headingRange(section);
  const right = `## ${keyword} Requirements`;
  const names = namedRequirement(section.title);
  const below = names === undefined ? '' : `, with \`### Requirement: ${names}\` below it`;
  const wrong = isLevel ? 'at the wrong level' : 'opens no delta section';
  const message = `Heading ${shownHeading(section)} ${wrong}, expected \`${right}\`${below}`;
  const fix = section.heading && isSure ? [{...rangeOf(section.heading), text: right}] : undefined;
  return fix ? {range, message, fix} : {range, message};
}

/** `ADDED Requirement: Login` names what stands below. */
function namedRequirement(title: string): string | undefined {
  return /^\w+ requirement\s*[:：]\s*([^\s`][^`]*)$/i.exec(title)?.[1];
}
