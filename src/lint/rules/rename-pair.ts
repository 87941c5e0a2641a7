import type {Rename} from '../../dialects/renames.ts';
import {readRenames} from '../../dialects/renames.ts';
import {requirementsBelow} from '../../dialects/requirement-block.ts';
import type {Document} from '../../markdown/document.ts';
import {plainText} from '../../markdown/node.ts';
import type {Section} from '../../markdown/section.ts';
import {printable} from '../../project/names.ts';
import {shownHeading} from '../headings.ts';
import {deltaFileOf} from '../requirement-files.ts';
import {defineRule, type Problem} from '../rule.ts';
import {headingRange} from '../title-slips.ts';

const FORM = '`- FROM: Old name` and `- TO: New name`';

export const renamePair = defineRule({
  id: 'rename-pair',
  severity: 'error',
  on: 'document',
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
    const message = `${shownHeading(own)} below \`## RENAMED Requirements\` renames nothing, expected ${FORM}`;
    yield {range: heading, message};
  }
  const saysMore = section.blocks.some((block) => block.type !== 'html' && !isNone(plainText(block)));
  if (renames.length === 0 && headings.length === 0 && saysMore)
    yield {
      range: headingRange(section),
      message: `No pair of names in \`## RENAMED Requirements\`, expected ${FORM}`,
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

function isNone(text: string): boolean {
  return /^(?:|none|n\/a)\.?$/i.test(text);
}
