import type {Root} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {type Processor, unified} from 'unified';
import {once} from '../once.ts';
import {blankOut, frontMatterOf} from './front-matter.ts';
import {lineStartsOf, type Point, pointAt, type Range} from './place.ts';
import {type Section, sectionsOf} from './section.ts';
import {settled, uncrowded} from './settle.ts';
import type {Source} from './source.ts';

/** A file read as Markdown. Each part is made when it is first asked for, and once. */
export interface Document {
  readonly source: Source;
  readonly text: string;
  /** mdast with GitHub's tables and task items; positions are offsets of `text`. */
  readonly root: Root;
  /** The section that holds all others: depth 0, no heading, the whole text. */
  readonly top: Section;
  readonly frontMatter: Range | undefined;
  readonly lineStarts: readonly number[];
}

const processor = unified().use(remarkParse).use(remarkGfm).use(everyNodeHasAPlace).freeze();

/** Never fails: any text is Markdown. */
export function parse(source: Source): Document {
  const frontMatter = frontMatterOf(source.text);
  const root = once(() => rootOf(source.text, frontMatter));
  const top = once(() => sectionsOf(root(), source.text));
  const lineStarts = once(() => lineStartsOf(source.text));
  return {
    source,
    text: source.text,
    frontMatter,
    get root() {
      return root();
    },
    get top() {
      return top();
    },
    get lineStarts() {
      return lineStarts();
    },
  };
}

/** The line and column of an offset of this document. */
export function placeIn(document: Document, offset: number): Point {
  return pointAt(document.lineStarts, offset);
}

function rootOf(text: string, frontMatter: Range | undefined): Root {
  // A second byte order mark would be skipped by the parser without being counted.
  const unread = frontMatter ?? (text.startsWith('\uFEFF') ? {start: 0, end: 1} : undefined);
  try {
    return settled(processor.parse(uncrowded(unread ? blankOut(text, unread) : text)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Thousands of containers within each other exceed the parser's stack; such a text has no structure for us.
    return {type: 'root', children: []};
  }
}

/** After parsing, remark-gfm searches once more for bare links, and what it finds has no position: that search is left out. */
function everyNodeHasAPlace(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions =
    data.fromMarkdownExtensions?.flat().map(({transforms, ...extension}) => extension) ?? [];
}
