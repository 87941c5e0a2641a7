import type {Rename} from '../../dialects/renames.ts';
import {readRenames} from '../../dialects/renames.ts';
import {requirementsBelow} from '../../dialects/requirement-block.ts';
import type {Document} from '../../markdown/document.ts';
import type {Section} from '../../markdown/section.ts';
import {printable} from '../../project/names.ts';
import {shownHeading} from '../deltas/headings.ts';
import {RENAME_FORM, saysMore} from '../deltas/rename-form.ts';
import {deltaFileOf, holdsRequirements} from '../deltas/requirement-files.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule, type Problem} from '../rule.ts';

export const renamePair = defineRule({
  id: 'rename-pair',
  severity: 'error',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'requirement',
  summary: 'every renamed requirement has a `FROM:` and a `TO:`',
  *check(document, project) {
    const sections = deltaFileOf(document, project)?.delta.sections ?? [];
    for (const {kind, section} of sections)
      if (kind.keyword === 'RENAMED') yield* problemsOf(document, section);
  },
});

function* problemsOf(document: Document, section: Section): Generator<Problem> {
  const renames = readRenames(document, section);
  for (const rename of renames) if (!rename.from || !rename.to) yield unpaired(rename);
  const headings = requirementsBelow(document, section);
  for (const {heading, section: own} of headings) {
    const message = `${shownHeading(own)} below \`## RENAMED Requirements\` renames nothing, expected ${RENAME_FORM}`;
    yield {range: heading, message};
  }
  if (renames.length === 0 && headings.length === 0 && saysMore(section))
    yield {
      range: headingRange(section),
      message: `No pair of names in \`## RENAMED Requirements\`, expected ${RENAME_FORM}`,
    };
}

function unpaired({start, end, from, to}: Rename): Problem {
  const [has, lacks] = from ? ['FROM', 'TO'] : ['TO', 'FROM'];
  const name = printable(from || to || '');
  const shown = name === '' ? `\`${has}:\`` : `\`${has}: ${name}\``;
  const expected = name === '' ? 'a name in both' : `a line \`${lacks}: …\` ${from ? 'below' : 'above'} it`;
  return {
    range: {start, end},
    message: `${shown} without ${name === '' ? 'a name' : `\`${lacks}:\``}, expected ${expected}`,
  };
}
