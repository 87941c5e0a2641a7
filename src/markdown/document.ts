import type {Root} from 'mdast';
import {once} from '../once.ts';
import {crowdingIn, mayExceed} from './bounds.ts';
import {blankOut, frontMatterOf} from './front-matter.ts';
import {outlineOf} from './outline/outline.ts';
import {lineStartsOf, type Point, pointAt, type Range} from './place.ts';
import {readByRemark} from './remark-tree.ts';
import {type Section, sectionsOf} from './section.ts';
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

/** Never fails: any text is Markdown. */
export function parse(source: Source): Document {
  const frontMatter = frontMatterOf(source.text);
  const root = once(() => readingOf(source).root);
  const top = once(() => sectionsOf(root(), source.text.length));
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

/** A tree, and why it is not all of the text, as a clause. */
interface Reading {
  readonly root: Root;
  /** May be found out when the words of a paragraph are asked for. */
  readonly excess: string | undefined;
}

/** Projects as they will be after a plan or a fix share most of their files, some under another path. */
const readings = new WeakMap<Uint8Array, Reading>();

/**
 * Why a text is not read, as a clause: what nests too deep or compares too many marks would take minutes, or exceed
 * the parser's stack. Nothing for a text that is read. Linear; parses only what looks as if it could be too much, and of
 * others knows what was found when they were read.
 */
export function excessIn(source: Source): string | undefined {
  return (mayBeTooMuch(source) ? readingOf(source) : readings.get(source.bytes))?.excess;
}

/** Whether a text may have an excess, found once for a source: every text is asked. */
function mayBeTooMuch({bytes, text}: Source): boolean {
  const known = suspected.get(bytes) ?? (crowdingIn(text) !== undefined || mayExceed(text));
  suspected.set(bytes, known);
  return known;
}

const suspected = new WeakMap<Uint8Array, boolean>();

/** Let go of the tree of a source, which may be asked for again. */
export function forget({bytes}: Source): void {
  readings.delete(bytes);
}

function readingOf(source: Source): Reading {
  const reading = readings.get(source.bytes) ?? read(source);
  readings.set(source.bytes, reading);
  return reading;
}

function read(source: Source): Reading {
  const {text} = source;
  const isSuspect = mayBeTooMuch(source);
  const crowding = isSuspect ? crowdingIn(text) : undefined;
  if (crowding) return {root: nothing(), excess: crowding};
  // A second byte order mark would be skipped by the parser without being counted.
  const skipped = frontMatterOf(text) ?? (text.startsWith('\uFEFF') ? {start: 0, end: 1} : undefined);
  const shown = skipped ? blankOut(text, skipped) : text;
  let excess: string | undefined;
  const byRemark = (): Root => {
    try {
      return readByRemark(shown);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      excess = error.message;
      return nothing();
    }
  };
  // What may be too much for the parser is asked of the parser, whoever could read it.
  const root = (isSuspect ? undefined : outlineOf(shown, byRemark)) ?? byRemark();
  return {
    root,
    get excess() {
      return excess;
    },
  };
}

/** A text that is not read has no structure. */
function nothing(): Root {
  return {type: 'root', children: []};
}
