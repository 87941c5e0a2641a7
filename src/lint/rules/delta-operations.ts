import {requirementsBelow} from '../../dialects/requirement-block.ts';
import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import {foldTitle} from '../../dialects/vocabulary.ts';
import type {Range} from '../../markdown/place.ts';
import {descendants} from '../../markdown/section.ts';
import {RENAME_FORM, saysMore} from '../deltas/rename-form.ts';
import {type DeltaFile, deltaFileOf, holdsRequirements} from '../deltas/requirement-files.ts';
import {quotedRequirements} from '../deltas/stray-headings.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule} from '../rule.ts';

export const deltaOperations = defineRule({
  id: 'delta-operations',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'requirement',
  summary: 'a requirement delta has a section such as `## ADDED Requirements`, with a requirement in it',
  *check(document, project) {
    const file = deltaFileOf(document, project);
    if (!file || file.slips.length > 0) return;
    const {delta} = file;
    if (delta.sections.length === 0) yield withoutSection(file);
    else if (!hasOperation(delta) && !isToldElsewhere(file)) yield withoutOperation(delta);
  },
});

function withoutSection({delta}: DeltaFile): {readonly range: Range; readonly message: string} {
  const {top, text} = delta.document;
  const sections = descendants(top);
  const whole = sections.find(({title}) => foldTitle(title) === 'requirements');
  const isEmpty = /^[\s\u0000\uFEFF]*$/.test(text);
  const found = isEmpty ? 'is empty' : `has ${whole ? 'a whole spec' : 'no delta section'}`;
  const message = `The file ${found}, expected a delta: \`## ADDED Requirements\`, \`## MODIFIED Requirements\` and so on`;
  return {range: headingRange(whole ?? sections[0]), message};
}

function withoutOperation({sections}: RequirementDelta) {
  const [first] = sections;
  const renames = sections.every(({kind}) => kind.keyword === 'RENAMED');
  const form = renames ? `${RENAME_FORM} below it` : '`### Requirement: Name` below one of them';
  const found = renames ? 'No pair of names in the delta section' : 'No requirement in the delta sections';
  return {range: headingRange(first?.section), message: `${found}, expected ${form}, or no such file`};
}

function hasOperation({added, modified, removed, renamed}: RequirementDelta): boolean {
  return added.length + modified.length + removed.length + renamed.length > 0;
}

/** Other headings, requirements that stand elsewhere, quoted ones and renames without their pairs have rules of their own. */
function isToldElsewhere(file: DeltaFile): boolean {
  const {document, sections, strays, orphans} = file.delta;
  const isTold = sections.some(
    ({kind, section}) =>
      requirementsBelow(document, section).length > 0 || (kind.keyword === 'RENAMED' && saysMore(section)),
  );
  return isTold || strays.length + orphans.length > 0 || quotedRequirements(file).length > 0;
}
