import {nodesOfType, rangeOf} from '../../markdown/node.ts';
import {printable} from '../../project/names.ts';
import {activeChangeOf, isInActiveChange} from '../active.ts';
import {defineRule} from '../rule.ts';
import {commentsIn, placeholderOf} from '../text/comments.ts';
import {placeholderWords, placeholderWordsOf} from '../text/placeholder-words.ts';

export const noPlaceholder = defineRule({
  id: 'no-placeholder',
  severity: 'error',
  on: 'document',
  where: isInActiveChange,
  fixable: false,
  family: 'change',
  summary: 'no placeholder of a template is left',
  options: [placeholderWords],
  *check(document, project) {
    if (!document.text.includes('<!--') || !activeChangeOf(document, project)) return;
    const marks = placeholderWordsOf(project);
    for (const html of nodesOfType(document.root, 'html')) {
      for (const range of commentsIn(document.text, rangeOf(html))) {
        const left = placeholderOf(document.text, range, marks);
        if (left !== undefined)
          yield {range, message: `Placeholder left, expected it to be filled in: ${shown(left)}`};
      }
    }
  },
});

function shown(words: string): string {
  const start = [...words.slice(0, 160)].slice(0, 60).join('');
  return printable(start.length < words.length ? `${start.trimEnd()}...` : words);
}
