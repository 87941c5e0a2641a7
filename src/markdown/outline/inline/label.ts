import type {PhrasingContent} from 'mdast';
import {toString as wordsOf} from 'mdast-util-to-string';
import {assemble, positionOf} from './assemble.ts';
import {isLineEnd} from './characters.ts';
import {spansOf} from './emphasis.ts';
import {labelReach, type Resource, resourceAt} from './resource.ts';
import {inVain, type Opener, type Scan} from './scan.ts';
import {unescaped} from './unescape.ts';

/** Images within images deeper than this are nobody's. */
const MOST_OPEN = 200;

/** Opens a label; the offset behind it. */
export function openLabel(scan: Scan, start: number, end: number): number {
  const {items, marks, openers, text} = scan;
  // It may be a footnote.
  if (text.charCodeAt(end) === 94) scan.refusal = '[^';
  // In an item this is looked at as the box of a task, or is one.
  if (start === scan.from && isLineEnd(text.charCodeAt(end))) scan.refusal = 'a box over two lines';
  openers.push({
    start,
    end,
    isImage: end - start > 1,
    items: items.length,
    marks: marks.length,
    isInactive: false,
  });
  if (openers.length > MOST_OPEN) scan.refusal = 'brackets';
  return end;
}

/** Closes the last label that is open, as a link or image where a resource is behind it; the offset behind all. */
export function closeLabel(scan: Scan, at: number): number {
  const {text, to} = scan;
  const opener = scan.openers.pop();
  const next = at + 1 < to ? text.charCodeAt(at + 1) : 0;
  if (!opener || opener.isInactive) return at + 1;
  // Without definitions there are no references, but the parser looks for one.
  if (next === 91) inVain(scan, at, labelReach(text, at + 1, to));
  if (next !== 40) return at + 1;
  const resource = resourceAt(text, at + 1, to);
  if (typeof resource === 'number') {
    inVain(scan, at, resource);
    return at + 1;
  }
  const node = nodeOf(scan, opener, at, resource);
  scan.items.length = opener.items;
  scan.marks.length = opener.marks;
  if (!opener.isImage) deactivate(scan.openers);
  if (node) scan.items.push({start: opener.start, end: resource.end, node, begins: false});
  return resource.end;
}

function nodeOf(scan: Scan, opener: Opener, at: number, resource: Resource): PhrasingContent | undefined {
  const url = unescaped(resource.url);
  const title = resource.title ? unescaped(resource.title) : null;
  if (url === undefined || title === undefined) {
    scan.refusal = 'character reference in a link';
    return undefined;
  }
  const children = childrenOf(scan, opener, at);
  const position = positionOf(scan.lines, opener.start, resource.end);
  return opener.isImage
    ? {type: 'image', title, url, alt: wordsOf({type: 'paragraph', children}), position}
    : {type: 'link', title, url, children, position};
}

function childrenOf(scan: Scan, {end, items, marks}: Opener, at: number): PhrasingContent[] {
  const spans = spansOf(scan.marks.slice(marks), true);
  const nodes = assemble(scan.lines, scan.items.slice(items), spans, end, at);
  if (!nodes) scan.refusal = 'depth';
  return nodes ?? [];
}

function deactivate(openers: readonly Opener[]): void {
  for (let index = openers.length - 1; index >= 0; index--) {
    const opener = openers[index];
    if (!opener || (opener.isInactive && !opener.isImage)) break;
    if (!opener.isImage) opener.isInactive = true;
  }
}
