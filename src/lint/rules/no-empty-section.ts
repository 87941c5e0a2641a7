import type {RootContent} from 'mdast';
import {rangeOf} from '../../markdown/node.ts';
import type {Section} from '../../markdown/section.ts';
import {defineRule} from '../rule.ts';
import {commentsIn, isOnlyComments, placeholderOf} from '../text/comments.ts';
import {placeholderWordsOf} from '../text/placeholder-words.ts';

export const noEmptySection = defineRule({
  id: 'no-empty-section',
  severity: 'error',
  on: 'delta',
  fixable: false,
  family: 'delta',
  summary: 'every required section of a delta says something',
  *check({document: {text}, sections, titles}, project) {
    const marks = placeholderWordsOf(project);
    for (const {canonical, section} of sections) {
      if (
        !titles.required.includes(canonical) ||
        !isEmpty(text, section) ||
        isPlaceholder(text, section, marks)
      )
        continue;
      const expected =
        canonical === 'Files Changed' ? 'a list of files, or `None`' : 'at least a sentence, or `None`';
      yield {
        range: section.heading ? rangeOf(section.heading) : section,
        message: `Empty section \`## ${canonical}\`, expected ${expected}`,
      };
    }
  },
});

/** A rule between two sections belongs to neither. */
function isEmpty(text: string, {blocks, children}: Section): boolean {
  return (
    children.length === 0 && blocks.every((block) => block.type === 'thematicBreak' || isComment(text, block))
  );
}

function isComment(text: string, block: RootContent): boolean {
  return block.type === 'html' && isOnlyComments(text, rangeOf(block));
}

/** What a template left is said by `no-placeholder`. */
function isPlaceholder(text: string, {blocks}: Section, marks: readonly string[]): boolean {
  return blocks.some((block) =>
    [...commentsIn(text, rangeOf(block))].some(
      (comment) => placeholderOf(text, comment, marks) !== undefined,
    ),
  );
}
