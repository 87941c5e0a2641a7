import type {Requirement} from '../../dialects/requirement-block.ts';
import {endOf, isInside, type Spec} from '../../dialects/spec.ts';
import {placeIn} from '../../markdown/document.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {printable} from '../../project/names.ts';
import {shownHeading} from '../deltas/headings.ts';
import {type DeltaFile, deltaFileOf, holdsRequirements, specOf} from '../deltas/requirement-files.ts';
import {defineRule, type Problem} from '../rule.ts';

export const requirementPlace = defineRule({
  id: 'requirement-place',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'requirement',
  summary: 'a requirement stands in a section that is read, such as `## ADDED Requirements`',
  *check(document, project) {
    const file = deltaFileOf(document, project);
    const spec = specOf(document);
    if (file) yield* orphansOf(file);
    else if (spec?.section) yield* outsideOf(spec, spec.section);
  },
});

/** Below a slip they are meant to stand, and without any section the file itself is wrong. */
function* orphansOf({delta, slips}: DeltaFile): Generator<Problem> {
  if (delta.sections.length === 0) return;
  const {document, orphans} = delta;
  const openers = new Set(slips.map(({section}) => section));
  const headings = descendants(document.top).filter((section) => section.depth <= 2 || openers.has(section));
  let next = 0;
  for (const requirement of orphans.filter(({section}) => section.depth > 2)) {
    while ((headings[next]?.start ?? Number.POSITIVE_INFINITY) < requirement.start) next++;
    const last = headings[next - 1];
    if (last && openers.has(last)) continue;
    const place = last ? `under ${shownHeading(last)}` : 'above the first section';
    yield problem(requirement, `stands ${place}, expected it in a section like \`## ADDED Requirements\``);
  }
}

function* outsideOf(spec: Spec, section: Section): Generator<Problem> {
  const lineOf = ({start}: Section) => placeIn(spec.document, start).line;
  const outside = spec.requirements.filter((requirement) => !isInside(spec, requirement));
  const last = outside.at(-1);
  const end = last && endOf(spec, last);
  const behind = end
    ? `above ${shownHeading(end)} on line ${lineOf(end)}, which ends the section`
    : 'in that section';
  for (const requirement of outside) {
    const right = requirement.start < section.start ? `in that section, line ${lineOf(section)}` : behind;
    yield problem(requirement, `stands outside of \`## Requirements\`, expected it ${right}`);
  }
}

function problem({name, heading}: Requirement, wrong: string): Problem {
  return {range: heading, message: `Requirement \`${printable(name)}\` ${wrong}`};
}
