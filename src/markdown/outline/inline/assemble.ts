import type {PhrasingContent} from 'mdast';
import type {Span} from './emphasis.ts';
import {endPoint, type JoinedLines, startPoint} from './joined-lines.ts';

/** Something that is not words; without a node, characters that words are read without. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly node: PhrasingContent | undefined;
  /** Whether words begin with it, though they are read without it: the backslash of an escape. */
  readonly begins: boolean;
}

/** Emphasis deeper than this is nobody's. */
const DEEPEST = 50;

/** The nodes of a range, whose items and spans stand in their order; undefined where they nest too deep. */
export function assemble(
  lines: JoinedLines,
  items: readonly Item[],
  spans: readonly Span[],
  from: number,
  to: number,
): PhrasingContent[] | undefined {
  const assembly: Assembly = {lines, items, spans, item: 0, span: 0, isTooDeep: false};
  const nodes = nodesUpTo(assembly, from, to, 0);
  return assembly.isTooDeep ? undefined : nodes;
}

/** Mutable, as it is one walk through both lists. */
interface Assembly {
  readonly lines: JoinedLines;
  readonly items: readonly Item[];
  readonly spans: readonly Span[];
  item: number;
  span: number;
  isTooDeep: boolean;
}

function nodesUpTo(assembly: Assembly, from: number, to: number, depth: number): PhrasingContent[] {
  const {lines, items, spans} = assembly;
  const nodes: PhrasingContent[] = [];
  let begin = from;
  let at = from;
  let words = '';
  for (;;) {
    const item = items[assembly.item];
    const span = spans[assembly.span];
    const isSpan = span !== undefined && (item === undefined || span.start < item.start);
    const next = isSpan ? span : item;
    if (!next || next.start >= to) break;
    words += lines.text.slice(at, next.start);
    at = next.end;
    if (!isSpan && !item?.node) {
      if (words === '' && !item?.begins) begin = at;
      assembly.item++;
      continue;
    }
    if (words !== '') nodes.push(textNode(lines, words, begin, next.start));
    const node = isSpan ? spanNode(assembly, span, depth) : item?.node;
    if (node) nodes.push(node);
    if (!isSpan) assembly.item++;
    begin = at;
    words = '';
  }
  words += lines.text.slice(at, to);
  if (words !== '') nodes.push(textNode(lines, words, begin, to));
  return nodes;
}

function spanNode(assembly: Assembly, {type, start, end, size}: Span, depth: number): PhrasingContent {
  assembly.span++;
  if (depth > DEEPEST) assembly.isTooDeep = true;
  const children = nodesUpTo(assembly, start + size, end - size, depth + 1);
  return {type, children, position: positionOf(assembly.lines, start, end)};
}

function textNode(lines: JoinedLines, value: string, start: number, end: number): PhrasingContent {
  return {type: 'text', value, position: positionOf(lines, start, end)};
}

/** Where a node stands, by its range in the joined lines. */
export function positionOf(
  lines: JoinedLines,
  start: number,
  end: number,
): NonNullable<PhrasingContent['position']> {
  return {start: startPoint(lines, start), end: endPoint(lines, end)};
}
