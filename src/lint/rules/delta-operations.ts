import {requirementsBelow} from '../../dialects/requirement-block.ts';
import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import {foldTitle} from '../../dialects/vocabulary.ts';
import type {Range} from '../../markdown/place.ts';
import {descendants} from '../../markdown/section.ts';
import {type DeltaFile, deltaFileOf} from '../requirement-files.ts';
import {defineRule} from '../rule.ts';
import {quotedRequirements} from '../stray-headings.ts';
import {headingRange} from '../title-slips.ts';

export const deltaOperations = defineRule({
  id: 'delta-operations',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'requirement',
  summary: 'a requirement delta has a section, and does something in it',
  *check(document, project) {
    const file = deltaFileOf(document, project);
    if (!file || file.slips.length > 0) return;
    const {delta} = file;
    if (delta.sections.length === 0) yield withoutSection(file);
    else if (!hasOperation(delta) && !isToldElsewhere(file)) yield withoutOperation(delta);
  },
});

function withoutSection({delta}: DeltaFile): {readonly range: Range; readonly message: string} {
  const sections = [...descendants(delta.document.top)];
  const whole = sections.find(({title}) => foldTitle(title) === 'requirements');
  const found = whole ? 'a whole spec' : 'no delta section';
  const message = `The file has ${found}, expected a delta: \`## ADDED Requirements\`, \`## MODIFIED Requirements\` and so on`;
  return {range: headingRange(whole ?? sections[0]), message};
}

function withoutOperation({sections}: RequirementDelta) {
  const [first] = sections;
  const message =
    'No requirement in the delta sections, expected `### Requirement: Name` below one of them, or no such file';
  return {range: headingRange(first?.section), message};
}

function hasOperation({added, modified, removed, renamed}: RequirementDelta): boolean {
  return added.length + modified.length + removed.length + renamed.length > 0;
}

/** Other headings, quoted ones and renames without their pairs have rules of their own. */
function isToldElsewhere(file: DeltaFile): boolean {
  const {document, sections, strays} = file.delta;
  const hasHeadings = sections.some(({section}) => requirementsBelow(document, section).length > 0);
  return strays.length > 0 || hasHeadings || quotedRequirements(file).length > 0;
}
