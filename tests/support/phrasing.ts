import {isDeepStrictEqual} from 'node:util';
import type {Nodes, PhrasingContent} from 'mdast';
import {parse} from '../../src/markdown/document.ts';
import {joinLines} from '../../src/markdown/outline/inline/joined-lines.ts';
import {type Chunk, phrasingOf} from '../../src/markdown/outline/inline/phrasing.ts';
import {read} from '../../src/markdown/outline/inline/read.ts';
import {lineStartsOf, pointAt} from '../../src/markdown/place.ts';
import {type Source, sourceOf} from '../../src/markdown/source.ts';

/** A paragraph, heading or cell of a text, as remark has it. */
interface Block {
  readonly children: readonly PhrasingContent[];
  readonly chunks: readonly Chunk[];
}

/** What was found about the blocks of texts. */
export interface Tally {
  /** Texts that were not looked at, for their definitions. */
  left: number;
  blocks: number;
  characters: number;
  readonly refused: Map<string, number>;
  readonly differences: string[];
}

/** Nothing was looked at yet. */
export function newTally(): Tally {
  return {left: 0, blocks: 0, characters: 0, refused: new Map(), differences: []};
}

/** Compares all blocks of a text as they are read with what remark has of them; whether all were read. */
export function compareBlocks(written: string, tally: Tally): boolean {
  const source = sourceOf('a.md', written);
  const {text} = source;
  const root = rootOf(source);
  if (!root || text.includes('\0') || holds(root, /^(?:definition|footnote|.*Reference$)/)) {
    tally.left++;
    return true;
  }
  const starts = lineStartsOf(text);
  const places = {pointAt: (offset: number) => ({...pointAt(starts, offset)})};
  let isRead = true;
  for (const {chunks, children} of blocksOf(root, text)) {
    tally.blocks++;
    tally.characters += (chunks.at(-1)?.end ?? 0) - (chunks[0]?.start ?? 0);
    const found = phrasingOf(text, chunks, places);
    if (!found) {
      isRead = false;
      const why = read(joinLines(text, chunks, places)).refusal ?? 'an end of line read twice, or depth';
      tally.refused.set(why, (tally.refused.get(why) ?? 0) + 1);
    } else if (!isDeepStrictEqual(plain(found), plain(children))) {
      tally.differences.push(
        [JSON.stringify(text), JSON.stringify(chunks), shown(found), shown(children)].join('\n'),
      );
    }
  }
  return isRead;
}

/** Nothing where an assertion of the parser's development build fails: at a box below the marker of an empty item. */
function rootOf(source: Source): Nodes | undefined {
  try {
    return parse(source).root;
  } catch (error) {
    if (error instanceof Error && error.name === 'Assertion') return undefined;
    throw error;
  }
}

function holds(node: Nodes, type: RegExp): boolean {
  return type.test(node.type) || ('children' in node && node.children.some((child) => holds(child, type)));
}

/** What surrounds a block: how many quotes, and where the content of lines begins; undefined where it is not known. */
interface Around {
  readonly quotes: number;
  readonly indent: number | undefined;
}

function blocksOf(node: Nodes, text: string, around: Around = {quotes: 0, indent: 0}): readonly Block[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    const start = node.children[0]?.position?.start.offset;
    const end = node.children.at(-1)?.position?.end.offset;
    if (start === undefined || end === undefined) return [];
    // A task whose words begin on the next line is said to begin on the line of its box.
    if (/[\r\n]/.test(text.charAt(start - 1)) && node.children[0]?.position?.start.column !== 1) return [];
    // In a cell, a pipe is escaped even within code.
    if (node.type === 'tableCell' && text.slice(start, end).includes('\\|')) return [];
    // So far in, a `>` may be a quote's or a word.
    if (around.quotes > 0 && /[\r\n][ >]*(?: {4}|\t)[ \t]*>/.test(text.slice(start, end))) return [];
    return [{children: node.children, chunks: chunksOf(text, start, end, around)}];
  }
  if (!('children' in node)) return [];
  const within = aroundIn(node, text, around);
  return node.children.flatMap((child) => blocksOf(child, text, within));
}

function aroundIn(node: Nodes, text: string, {quotes, indent}: Around): Around {
  if (node.type === 'blockquote') return {quotes: quotes + 1, indent: undefined};
  if (node.type !== 'listItem' || indent === undefined) return {quotes, indent};
  const first = node.children[0]?.position?.start;
  const isBeside = first?.line === node.position?.start.line && typeof node.checked !== 'boolean';
  const isSpaced = !text.slice(node.position?.start.offset, first?.offset).includes('\t');
  return {quotes, indent: isBeside && isSpaced && first ? first.column - 1 : undefined};
}

/** The chunks of a range; in quotes, and of lines that are not as far in as their item, the margin is left unknown. */
function chunksOf(text: string, from: number, to: number, {quotes, indent}: Around): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const line = /(?:\r\n|\n|\r)|$/g;
  for (let at = from; ; ) {
    line.lastIndex = at;
    const match = line.exec(text);
    const end = Math.min(match?.index ?? to, to);
    const start = at > from ? contentFrom(text, at, quotes) : at;
    const isFarIn = indent !== undefined && /^ *$/.test(text.slice(at, at + indent));
    chunks.push(isFarIn && at > from ? {start, end, margin: at + indent} : {start, end});
    at = end + (match?.[0].length ?? 0);
    if (end === to) return chunks;
  }
}

function contentFrom(text: string, from: number, quotes: number): number {
  const prefix = new RegExp(`[ \\t]*(?:>[ \\t]*){0,${quotes}}`, 'y');
  prefix.lastIndex = from;
  return from + (prefix.exec(text)?.[0].length ?? 0);
}

/** Without what is undefined and without the prototypes of points. */
function plain(nodes: readonly PhrasingContent[]): unknown {
  return JSON.parse(JSON.stringify(nodes));
}

function shown(nodes: readonly PhrasingContent[]): string {
  return JSON.stringify(nodes, (key, value) =>
    key === 'position'
      ? `${value.start.line}:${value.start.column}(${value.start.offset})-${value.end.line}:${value.end.column}(${value.end.offset})`
      : value,
  );
}
