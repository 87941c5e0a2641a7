import type {Code, ListItem, Paragraph} from 'mdast';
import {type Document, placeIn} from '../../markdown/document.ts';
import {isFenced, nodesOfType, rangeOf} from '../../markdown/node.ts';
import {lineEnd, type Range} from '../../markdown/place.ts';
import type {Section} from '../../markdown/section.ts';
import {CODE, codeWordsOf} from '../code-words.ts';
import {sectionsAbout, withOwnChildren} from './titled-sections.ts';

/** A command of a checklist. */
export interface ListedCommand {
  readonly command: string;
  readonly isOptional: boolean;
  /** The offset of its code. */
  readonly start: number;
}

const SHELLS = /^(?:sh|bash|shell|zsh|console|shell-session|shellsession|terminal)?$/i;
const OPTIONAL = /^[\s([*_]*optional\b/i;

/**
 * The commands of the sections `Validation checklist`: of each item the first piece of code that is one, and the lines
 * of fenced shell. What an item that begins with `Optional` holds is optional. Never throws, and is linear.
 */
export function listedCommands(document: Document): readonly ListedCommand[] {
  return sectionsAbout(document.top, 'checklist').flatMap((section) =>
    withOwnChildren(section).flatMap((part) => inSection(document, part)),
  );
}

function inSection(document: Document, {blocks, title}: Section): readonly ListedCommand[] {
  const items = blocks.flatMap((block) => (block.type === 'list' ? nodesOfType(block, 'listItem') : []));
  const isOptional = optionalRanges(items);
  const codes = blocks.flatMap((block) =>
    block.type === 'code' || block.type === 'list' ? nodesOfType(block, 'code') : [],
  );
  const found = [
    ...items.flatMap((item) => inItem(item)),
    ...codes.flatMap((code) => inFence(document, code)),
  ].toSorted((a, b) => a.start - b.start);
  const isAll = OPTIONAL.test(title);
  return found.map((each) => ({...each, isOptional: isAll || isOptional(each.start)}));
}

/** Whether an offset stands in an optional item; to be asked in order. */
function optionalRanges(items: readonly ListItem[]): (offset: number) => boolean {
  const ranges = items.filter(isOptionalItem).map(rangeOf);
  let next = 0;
  let end = -1;
  return (offset) => {
    for (let range: Range | undefined = ranges[next]; range && range.start <= offset; range = ranges[++next])
      end = Math.max(end, range.end);
    return offset < end;
  };
}

function isOptionalItem({children: [first]}: ListItem): boolean {
  return first?.type === 'paragraph' && OPTIONAL.test(codeWordsOf(first).words);
}

type Found = Omit<ListedCommand, 'isOptional'>;

function inItem({children}: ListItem): readonly Found[] {
  const paragraphs = children.filter((child): child is Paragraph => child.type === 'paragraph');
  const [first] = paragraphs.flatMap((paragraph) => {
    const {words, codes} = codeWordsOf(paragraph);
    const isOnly = words.trim() === CODE;
    return [...codes].flatMap(([at, code]) => {
      const command = withoutPrompt(code.value);
      const isAlone = isOnly || /\b(?:run|execute)\s*:?\s*$/i.test(words.slice(Math.max(0, at - 20), at));
      return isCommand(command, isAlone) ? [{command, start: rangeOf(code).start}] : [];
    });
  });
  return first ? [first] : [];
}

/** The lines of a fence; a line that ends in a backslash goes on in the next. */
function inFence(document: Document, code: Code): readonly Found[] {
  const {text, lineStarts} = document;
  const range = rangeOf(code);
  if (!isFenced(text, range) || !SHELLS.test(code.lang ?? '')) return [];
  const lines = code.value.split(/\r\n|\n|\r/);
  const isPrompted = lines.some((line) => /^\s*\$ /.test(line));
  const first = placeIn(document, range.start).line;
  const found: Found[] = [];
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    const last = found.at(-1);
    const words = line.trim();
    if (isOpen && last)
      found[found.length - 1] = {...last, command: `${last.command} ${withoutBackslash(words)}`.trim()};
    else if (words !== '' && !words.startsWith('#') && (!isPrompted || words.startsWith('$ ')))
      found.push({
        command: withoutBackslash(withoutPrompt(words)),
        start: startOfLine(text, lineStarts[first + index] ?? range.start),
      });
    else continue;
    isOpen = words.endsWith('\\');
  }
  return found.filter(({command}) => command !== '');
}

/** Where the first word of a line stands, behind what marks a quote. */
function startOfLine(text: string, start: number): number {
  return start + (/^[ \t>]*/.exec(text.slice(start, lineEnd(text, start)))?.[0].length ?? 0);
}

function withoutPrompt(words: string): string {
  return words.trim().replace(/^\$\s+/, '');
}

function withoutBackslash(words: string): string {
  return words.replace(/(?<!\s)\s*\\$/, '');
}

/** A word that may be a program's name with words behind it; without any where nothing else is said. */
function isCommand(words: string, isAlone: boolean): boolean {
  const [program, rest = ''] =
    /^(?:\w+=\S*\s+)*([\w.~/][\w.~/@+-]*)(?:\s+(.*))?$/s.exec(words)?.slice(1) ?? [];
  if (program === undefined || /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(program)) return false;
  if (rest !== '') return !/^[=:]/.test(rest);
  return isAlone && !/\.(?:md|txt|json|ya?ml|toml|html?)$/i.test(program);
}
