import type {Nodes, PhrasingContent, Root} from 'mdast';
import {nodesOfType} from '../node.ts';
import {closeLeaf, readLine} from './blocks.ts';
import {closeContainers} from './containers.ts';
import {lineBefore, toNextLine} from './line.ts';
import {type Reading, rootOf} from './nodes.ts';
import {placesOf} from './places.ts';
import type {Refusal, Scan} from './scan.ts';

/**
 * The tree of a text, read line by line in one pass: the same that remark makes of it, places and all. Nothing where
 * the text holds what is not known for certain; why, is told to `onRefusal`. Linear; does not throw.
 *
 * What stands in a paragraph, heading or cell is read when it is asked for; where it holds what is not known for
 * certain, it is taken from `readByRemark`, which is asked at most once.
 */
export function outlineOf(
  text: string,
  readByRemark: () => Root,
  onRefusal?: (reason: Refusal) => void,
): Root | undefined {
  const lineStarts: number[] = [];
  const places = placesOf(lineStarts);
  const scan = scanOf({text, places, phrasingByRemark: phrasingFrom(readByRemark)});
  if (text.includes('\0') || text.startsWith('\uFEFF')) scan.refusal = 'a character that the parser replaces';
  const {line} = scan;
  while (scan.refusal === undefined && line.next < text.length) {
    lineStarts.push(line.next);
    toNextLine(line);
    readLine(scan);
  }
  if (line.next > line.end || text === '') lineStarts.push(text.length);
  closeLeaf(scan);
  closeContainers(scan, 0);
  if (scan.refusal === undefined) return rootOf(places, text.length, scan.children);
  onRefusal?.(scan.refusal);
  return undefined;
}

function scanOf(reading: Reading): Scan {
  return {
    reading,
    text: reading.text,
    line: lineBefore(reading.text),
    children: [],
    containers: [],
    leaf: undefined,
    hasBlanks: false,
    isMarked: false,
    isQuoted: false,
    contentEnd: 0,
    refusal: undefined,
  };
}

/** Looks up what remark makes of a node by where that ends: a node of one type alone ends there. */
function phrasingFrom(readByRemark: () => Root): Reading['phrasingByRemark'] {
  let found: Map<string, PhrasingContent[]> | undefined;
  return (type, end) => {
    found ??= phrasingOfAll(readByRemark());
    return found.get(`${type} ${end}`) ?? [];
  };
}

function phrasingOfAll(root: Root): Map<string, PhrasingContent[]> {
  const types = ['paragraph', 'heading', 'tableCell'] as const satisfies readonly Nodes['type'][];
  const nodes = types.flatMap((type) => nodesOfType(root, type));
  return new Map(nodes.map(({type, position, children}) => [`${type} ${position?.end.offset}`, children]));
}
