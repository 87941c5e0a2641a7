import type {Requirement} from '../../dialects/requirement-block.ts';
import {isInside, type Spec} from '../../dialects/spec.ts';
import {placeIn} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import {descendants} from '../../markdown/section.ts';
import {printable} from '../../project/names.ts';
import {shownHeading} from '../headings.ts';
import {type DeltaFile, deltaFileOf, specOf} from '../requirement-files.ts';
import {defineRule, type Problem} from '../rule.ts';

export const requirementPlace = defineRule({
  id: 'requirement-place',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'requirement',
  summary: 'a requirement stands in a section that is read',
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
  const headings = [...descendants(document.top)].filter(
    (section) => section.depth <= 2 || openers.has(section),
  );
  let next = 0;
  for (const requirement of orphans.filter(({section}) => section.depth > 2)) {
    while ((headings[next]?.start ?? Number.POSITIVE_INFINITY) < requirement.start) next++;
    const last = headings[next - 1];
    if (last && openers.has(last)) continue;
    const place = last ? `under ${shownHeading(last)}` : 'above the first section';
    yield problem(requirement, `stands ${place}, expected it in a section like \`## ADDED Requirements\``);
  }
}

function* outsideOf(spec: Spec, section: Range): Generator<Problem> {
  const {line} = placeIn(spec.document, section.start);
  for (const requirement of spec.requirements) {
    if (!isInside(spec, requirement))
      yield problem(
        requirement,
        `stands outside of \`## Requirements\`, expected it in that section, line ${line}`,
      );
  }
}

function problem({name, heading}: Requirement, wrong: string): Problem {
  return {range: heading, message: `Requirement \`${printable(name)}\` ${wrong}`};
}
