import {parse} from '../../markdown/document.ts';
import {sourceOf} from '../../markdown/source.ts';
import {foldedLine} from '../../markdown/statement.ts';

/** What a block other than a paragraph, or a box to tick, may begin with. */
const MAY_BEGIN_A_BLOCK = /^[#>\-+*_`~<[=|\d]/;

/**
 * Markdown as one line that is a paragraph behind any bullet.
 *
 * What would begin a heading, a list, a fence, a comment, a definition or a box to tick is escaped.
 */
export function listText(markdown: string): string {
  const line = foldedLine(markdown);
  if (!MAY_BEGIN_A_BLOCK.test(line) || isParagraph(line)) return line;
  const numbered = line.replace(/^(\d+)([.)])/, '$1\\$2');
  return numbered === line ? `\\${line}` : numbered;
}

function isParagraph(line: string): boolean {
  const [list, ...others] = parse(sourceOf('', `- ${line}`)).root.children;
  if (list?.type !== 'list' || others.length > 0) return false;
  const [item, ...more] = list.children;
  return (
    more.length === 0 &&
    item?.children.length === 1 &&
    item.children[0]?.type === 'paragraph' &&
    typeof item.checked !== 'boolean'
  );
}
