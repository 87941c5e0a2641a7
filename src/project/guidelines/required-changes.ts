import type {InlineCode, List, ListItem, RootContent} from 'mdast';
import type {Document} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Section} from '../../markdown/section.ts';
import {CODE, type CodeWords, codeWordsOf, type PlacedParagraph, paragraphsIn} from '../code-words.ts';
import {sectionsAbout, withOwnChildren} from './titled-sections.ts';

/** A path in code that is to be changed, and in which item it stands. */
export interface WantedPath {
  readonly path: string;
  readonly isOutside: boolean;
  readonly item: string;
  /** The offset of the code. */
  readonly start: number;
}

/** A numbered item or a heading, and what stands below it, be it indented or not. */
interface Item {
  readonly words: string;
  readonly blocks: RootContent[];
}

const FILE_LINE = /(?:^|\n)[ \t]*files?[ \t]*:[ \t]*([^\n]*)/gi;
const UPDATE =
  /(?:^|\n|[.;](?=[ \t]))[ \t]*(?:update|edit|modify|change|create)[ \t]+(?:the[ \t]+)?(?:files?[ \t]+)?(\uFFFC[^\n]*)/gi;
/** What may stand between the paths of one line. */
const JOINT = /^(?:[\s,&]|\band\b|\([^()]*\))*$/i;

/**
 * The paths of the sections `Required changes`: those of `File:` and `Files:` lines; in an item that has none, those
 * an `Update …` begins with. Never throws, and is linear.
 */
export function wantedPaths({top}: Document): readonly WantedPath[] {
  return sectionsAbout(top, 'required').flatMap((section) => itemsOf(section).flatMap(pathsOf));
}

function itemsOf(section: Section): readonly Item[] {
  const items: Item[] = [];
  for (const part of withOwnChildren(section)) {
    const own = part === section ? undefined : {words: withoutNumber(part.title), blocks: []};
    if (own) items.push(own);
    for (const block of part.blocks) take(block, items);
  }
  return items;
}

/** A bullet list below a numbered item is the rest of it, where its indentation was forgotten. */
function take(block: RootContent, items: Item[]): void {
  const last = items.at(-1);
  if (block.type === 'list' && (block.ordered === true || !last)) items.push(...listed(block));
  else if (last) last.blocks.push(block);
}

function listed({children}: List): readonly Item[] {
  return children.map((item) => ({words: wordsOf(item), blocks: [...item.children]}));
}

/** The first line of an item, as a reader sees it. */
function wordsOf({children: [first]}: ListItem): string {
  if (first?.type !== 'paragraph') return '';
  const {words, codes} = codeWordsOf(first);
  const [line = ''] = words.split('\n');
  const shown = Array.from(line, (character, at) =>
    character === CODE ? (codes.get(at)?.value ?? '') : character,
  );
  return shown
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s:])[\s:]+$/, '')
    .trim();
}

function withoutNumber(title: string): string {
  return title.replace(/^\d+(?:\.\d+)*[.)]?\s+/, '').replace(/:$/, '');
}

function pathsOf({words, blocks}: Item): readonly WantedPath[] {
  const paragraphs = paragraphsIn(blocks);
  const inLines = paragraphs.flatMap(inFileLines);
  const found = inLines.length > 0 ? inLines : paragraphs.flatMap(inUpdates);
  return found.map((each) => ({...each, item: words})).toSorted((a, b) => a.start - b.start);
}

type Found = Omit<WantedPath, 'item'>;

function inFileLines({paragraph, below}: PlacedParagraph): readonly Found[] {
  const written = codeWordsOf(paragraph);
  return Array.from(written.words.matchAll(FILE_LINE)).flatMap(({0: line, 1: rest = '', index}) => {
    const end = index + line.length;
    if (rest.trim() === '' && below?.type === 'list' && end === written.words.trimEnd().length)
      return below.children.flatMap(inSubItem);
    return namedIn(written, end - rest.length, rest).filter(({path}) => /^[^\s<>]+$/.test(path));
  });
}

function inSubItem({children: [first]}: ListItem): readonly Found[] {
  if (first?.type !== 'paragraph') return [];
  const written = codeWordsOf(first);
  return namedIn(written, 0, written.words).filter(({path}) => /^[^\s<>]+$/.test(path));
}

function inUpdates({paragraph}: PlacedParagraph): readonly Found[] {
  const written = codeWordsOf(paragraph);
  return Array.from(written.words.matchAll(UPDATE)).flatMap(({0: line, 1: rest = '', index}) =>
    namedIn(written, index + line.length - rest.length, rest).filter(({path}) =>
      /^[^\s<>()]*[/.][^\s<>()]*$/.test(path),
    ),
  );
}

/** The paths a piece of words begins with, that starts at an offset of them. */
function namedIn({codes}: CodeWords, from: number, words: string): readonly Found[] {
  const found: Found[] = [];
  let done = 0;
  for (let at = words.indexOf(CODE); at >= 0; at = words.indexOf(CODE, done)) {
    const code = codes.get(from + at);
    if (!code || !JOINT.test(words.slice(done, at))) break;
    done = at + 1;
    found.push(pathIn(code, words.slice(done)));
  }
  return found.filter(({path}) => path !== '' && !/:\/\//.test(path));
}

function pathIn(code: InlineCode, behind: string): Found {
  const path = code.value.trim();
  const isSaid = /^[ \t]*\([^()]*\boutside\b[^()]*\)/i.test(behind);
  const isOutside = isSaid || /^(?:[/~$%\\]|\.\.\/|[a-z]:[\\/])/i.test(path);
  return {path, isOutside, start: rangeOf(code).start};
}
