import {isDeepStrictEqual} from 'node:util';
import type {Nodes, PhrasingContent} from 'mdast';
import {parse} from '../../src/markdown/document.ts';
import {joinLines} from '../../src/markdown/outline/inline/joined-lines.ts';
import {type Chunk, phrasingOf} from '../../src/markdown/outline/inline/phrasing.ts';
import {read} from '../../src/markdown/outline/inline/read.ts';
import {lineStartsOf, pointAt} from '../../src/markdown/place.ts';
import {sourceOf} from '../../src/markdown/source.ts';

/** A paragraph, heading or cell of a text, as remark has it. */
interface Block {
  readonly children: readonly PhrasingContent[];
  readonly chunks: readonly Chunk[];
}

/** What was found about the blocks of texts. */
export interface Tally {
  blocks: number;
  characters: number;
  readonly refused: Map<string, number>;
  readonly differences: string[];
}

/** Nothing was looked at yet. */
export function newTally(): Tally {
  return {blocks: 0, characters: 0, refused: new Map(), differences: []};
}

/** Compares all blocks of a text as they are read with what remark has of them; whether all were read. */
export function compareBlocks(text: string, tally: Tally): boolean {
  const {root} = parse(sourceOf('a.md', text));
  if (text.includes('\0') || holds(root, /^(?:definition|footnote|.*Reference$)/)) return true;
  const starts = lineStartsOf(text);
  const places = {pointAt: (offset: number) => ({...pointAt(starts, offset)})};
  let isRead = true;
  for (const {chunks, children} of blocksOf(root, text)) {
    tally.blocks++;
    tally.characters += (chunks.at(-1)?.end ?? 0) - (chunks[0]?.start ?? 0);
    const found = phrasingOf(text, chunks, places);
    if (!found) {
      isRead = false;
      const why = read(joinLines(text, chunks, places)).refusal ?? 'depth';
      tally.refused.set(why, (tally.refused.get(why) ?? 0) + 1);
    } else if (!isDeepStrictEqual(plain(found), plain(children))) {
      tally.differences.push(
        [JSON.stringify(text), JSON.stringify(chunks), shown(found), shown(children)].join('\n'),
      );
    }
  }
  return isRead;
}

function holds(node: Nodes, type: RegExp): boolean {
  return type.test(node.type) || ('children' in node && node.children.some((child) => holds(child, type)));
}

function blocksOf(root: Nodes, text: string, quotes = 0, isNested = false): readonly Block[] {
  if (root.type === 'paragraph' || root.type === 'heading' || root.type === 'tableCell') {
    const start = root.children[0]?.position?.start.offset;
    const end = root.children.at(-1)?.position?.end.offset;
    if (start === undefined || end === undefined) return [];
    // In a cell, a pipe is escaped even within code.
    if (root.type === 'tableCell' && text.slice(start, end).includes('\\|')) return [];
    return [{children: root.children, chunks: chunksOf(text, start, end, quotes, isNested)}];
  }
  if (!('children' in root)) return [];
  const [inQuotes, inItem] = [root.type === 'blockquote' ? 1 : 0, root.type === 'listItem'];
  return root.children.flatMap((child) =>
    blocksOf(child, text, quotes + inQuotes, isNested || inQuotes > 0 || inItem),
  );
}

/** The chunks of a range; of lines in containers, the margin is left unknown. */
function chunksOf(
  text: string,
  from: number,
  to: number,
  quotes: number,
  isNested: boolean,
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const line = /(?:\r\n|\n|\r)|$/g;
  for (let at = from; at < to; ) {
    line.lastIndex = at;
    const match = line.exec(text);
    const end = Math.min(match?.index ?? to, to);
    const margin = at;
    if (at > from) at = contentFrom(text, at, quotes);
    chunks.push(isNested || margin === from ? {start: at, end} : {start: at, end, margin});
    at = end + (match?.[0].length ?? 0);
    if (end === to) break;
  }
  return chunks;
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
