import type {Heading} from 'mdast';
import type {Requirement} from '../../dialects/requirement-block.ts';
import type {Document} from '../../markdown/document.ts';
import {plainText, rangeOf} from '../../markdown/node.ts';
import type {Section} from '../../markdown/section.ts';
import {printable} from '../../project/names.ts';
import {relevelled, shownHeading} from '../deltas/headings.ts';
import {deltaFileOf, holdsRequirements, specOf} from '../deltas/requirement-files.ts';
import {
  isBareStray,
  isNameless,
  labelEdit,
  nestedRequirements,
  quotedRequirements,
  straysOf,
} from '../deltas/stray-headings.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule, type Problem} from '../rule.ts';

const RIGHT = '`### Requirement: Name`';
const NO_COLON = /^(requirement)(?:\s*[-–—]\s*|\s+)(?=[^\s:：–—-])/i;

export const requirementHeading = defineRule({
  id: 'requirement-heading',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: true,
  family: 'requirement',
  summary: 'a requirement is headed `### Requirement: Name`',
  *check(document, project) {
    const file = deltaFileOf(document, project);
    const spec = specOf(document);
    const strays = file ? straysOf(file).filter((stray) => !isBareStray(stray)) : [];
    for (const stray of strays) yield strayProblem(document, stray);
    const {added = [], modified = [], orphans = []} = file?.delta ?? {};
    const lists = spec ? [spec.requirements] : [added, modified, orphans];
    for (const requirement of lists.flat()) if (isNameless(requirement)) yield nameless(requirement);
    const high = spec ? lists : [added, modified, orphans.filter((each) => !isLow(each))];
    for (const {inner, outer} of high.flatMap(nestedRequirements)) yield levelProblem(document, inner, outer);
    for (const each of orphans.filter(isLow)) yield levelProblem(document, each);
    for (const heading of file ? quotedRequirements(file) : []) yield quotedProblem(heading);
  },
});

function strayProblem(document: Document, section: Section): Problem {
  const range = headingRange(section);
  const name = section.title.replace(NO_COLON, '');
  const message = `Heading ${shownHeading(section)} opens no requirement, expected \`### Requirement: ${printable(name) || 'Name'}\``;
  const fix = labelEdit(document, section);
  return fix ? {range, message, fix: [fix]} : {range, message};
}

/** At the level of the sections, or above it. */
function isLow({section}: Requirement): boolean {
  return section.depth < 3;
}

function nameless({section, heading}: Requirement): Problem {
  return {range: heading, message: `Requirement ${shownHeading(section)} without a name, expected ${RIGHT}`};
}

function levelProblem(document: Document, {section, heading}: Requirement, outer?: Requirement): Problem {
  const depth = outer?.section.depth ?? 3;
  const right = printable(`${'#'.repeat(depth)} ${section.title}`);
  const wrong = outer ? `inside of \`${printable(outer.name)}\`` : 'at the wrong level';
  const message = `Requirement ${shownHeading(section)} ${wrong}, expected \`${right}\``;
  const fix = relevelled(document, section, depth);
  return fix ? {range: heading, message, fix} : {range: heading, message};
}

function quotedProblem(heading: Heading): Problem {
  const message = `\`${printable(plainText(heading))}\` is quoted, so it is not read, expected it without \`>\``;
  return {range: rangeOf(heading), message};
}
