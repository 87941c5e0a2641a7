import type {RootContent} from 'mdast';
import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import type {Document} from '../../markdown/document.ts';
import {nodesOfType, plainText, rangeOf} from '../../markdown/node.ts';
import type {Section} from '../../markdown/section.ts';
import {deltaFileOf, holdsRequirements} from '../deltas/requirement-files.ts';
import {defineRule} from '../rule.ts';
import {isOnlyComments} from '../text/comments.ts';

export const looseProse = defineRule({
  id: 'loose-prose',
  severity: 'warning',
  on: 'document',
  where: holdsRequirements,
  fixable: false,
  family: 'requirement',
  summary: 'no prose stands in a delta section outside of its requirements',
  *check(document, project) {
    const delta = deltaFileOf(document, project)?.delta;
    if (!delta || !hasOperations(delta)) return;
    for (const {kind, section} of delta.sections) {
      const isWritten = kind.keyword === 'ADDED' || kind.keyword === 'MODIFIED';
      const [first, ...others] = isWritten ? proseOf(document, section) : [];
      if (!first) continue;
      const end = rangeOf(others.at(-1) ?? first).end;
      const message = `Text of \`## ${kind.keyword} Requirements\` outside of a requirement is not archived, expected it in a requirement, or in the proposal`;
      yield {range: {start: rangeOf(first).start, end}, message};
    }
  },
});

/** Where there are none, the file as a whole is wrong. */
function hasOperations({sections, removed, renamed}: RequirementDelta): boolean {
  return removed.length + renamed.length > 0 || sections.some(({section}) => section.children.length > 0);
}

function proseOf({text}: Document, {blocks}: Section): readonly RootContent[] {
  return blocks.filter((block) => {
    const isComment = block.type === 'html' && isOnlyComments(text, rangeOf(block));
    const isFurniture = ['thematicBreak', 'definition', 'footnoteDefinition'].includes(block.type);
    // A quoted requirement is told by `requirement-heading`.
    const isQuoted = block.type === 'blockquote' && nodesOfType(block, 'heading').length > 0;
    return !isComment && !isFurniture && !isQuoted && !/^(?:none|n\/a)\.?$/i.test(plainText(block));
  });
}
