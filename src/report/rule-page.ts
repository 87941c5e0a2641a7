import type {BlockContent, Nodes, RootContent} from 'mdast';
import type {Document} from '../markdown/document.ts';
import {nodesOfType, rangeOf} from '../markdown/node.ts';
import type {Style} from './style.ts';

/** Lines longer than this are hard to follow with the eye. */
const WIDEST = 100;

/** Spaces that are no place to break a line: those of code. */
const GLUE = '\uE000';

/** The page of a rule as a person reads it: headings bold, code dim, files named above what they hold. */
export function rulePage(page: Document, style: Style): string {
  const width = Math.min(style.width, WIDEST);
  return `${page.root.children.map((node) => block(page.text, node, style, width)).join('\n\n')}\n`;
}

function block(text: string, node: RootContent | BlockContent, style: Style, width: number): string {
  switch (node.type) {
    case 'heading':
      return style.paint('bold', inline(text, node).replace(/^#+ /, '').replaceAll(GLUE, ' '));
    case 'paragraph':
      return wrapped(inline(text, node), '', width, style);
    case 'list':
      return node.children
        .map((item) => wrapped(inline(text, item).replace(/^[-*+] /, ''), '- ', width, style))
        .join('\n');
    case 'code': {
      const [, path] = /^\S+\s+(\S.*)$/.exec(`${node.lang ?? ''} ${node.meta ?? ''}`) ?? [];
      const lines = node.value.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
      return [...(path === undefined ? [] : [`  ${style.paint('bold', path)}`]), ...lines].join('\n');
    }
    default:
      return text.slice(rangeOf(node).start, rangeOf(node).end);
  }
}

/** A stretch of text on one line, code in it kept whole. */
function inline(text: string, node: Nodes): string {
  const {start, end} = rangeOf(node);
  let out = '';
  let at = start;
  for (const code of nodesOfType(node, 'inlineCode')) {
    const range = rangeOf(code);
    out += text.slice(at, range.start) + text.slice(range.start, range.end).replace(/\s/g, GLUE);
    at = range.end;
  }
  return (out + text.slice(at, end)).replace(/\s+/g, ' ');
}

function wrapped(text: string, mark: string, width: number, style: Style): string {
  const indent = ' '.repeat(mark.length);
  const lines: string[] = [];
  let line = mark;
  for (const word of text.split(' ')) {
    const isFirst = line === mark || line === indent;
    if (!isFirst && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line += isFirst ? word : ` ${word}`;
  }
  return [...lines, line].map((each) => dimmed(each, style)).join('\n');
}

/** Code is never broken, so each line holds whole pieces of it. */
function dimmed(line: string, style: Style): string {
  return line.replace(/(`+)[^`]+\1/g, (code) => style.paint('dim', code)).replaceAll(GLUE, ' ');
}
