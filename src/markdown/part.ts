import type {Nodes, Root} from 'mdast';
import {parse} from './document.ts';
import type {ScannedLines} from './line-scan.ts';
import {rangeOf} from './node.ts';
import type {Range} from './place.ts';
import {type Section, sectionsOf} from './section.ts';
import {sourceOf} from './source.ts';

/**
 * Read a part of a text that can stand alone: the top section with places in the whole text, its own end aside.
 *
 * Links by name are read as links where their definition is one of those given, or in the part.
 */
export function readPart(
  text: string,
  {start, end}: Range,
  definitions: ScannedLines['definitions'],
): Section {
  const part = text.slice(start, end);
  const needed = Array.from(part.matchAll(/\[((?:[^[\]\\]|\\.)+)\]/g), ([, label = '']) =>
    label.toLowerCase(),
  );
  const lines = [...new Set(needed)].flatMap((label) => definitions.get(label) ?? []);
  // A heading follows, and ends what the part leaves open.
  const following = end === text.length ? '' : /[\r\n]$/.test(part) ? '#' : '\n#';
  const {root} = parse(sourceOf('', part + following + lines.map((line) => `\n\n${line}`).join('')));
  const children = root.children.filter((node) => rangeOf(node).start < part.length);
  return sectionsOf(shifted({...root, children}, start), end);
}

/** Letters, figures and marks that mark nothing up, behind at most one word in brackets. */
const PLAIN_HEADING = /^##?[ \t]+(?:\[([\p{L}\p{N} .+/-]+)\])?((?:[\p{L}\p{N} .,;:()+/–—'"-])*)$/u;

/** The words of a heading of one line, as a reader sees them; parsed only where they may hold markup. */
export function titleOfHeading(text: string, range: Range, definitions: ScannedLines['definitions']): string {
  const line = text.slice(range.start, range.end);
  const [, label, words = ''] = PLAIN_HEADING.exec(line) ?? [];
  const isPlain = PLAIN_HEADING.test(line) && !/www|:\/\//i.test(line);
  if (!isPlain) return readPart(text, range, definitions).children[0]?.title ?? '';
  const isLink = label !== undefined && definitions.has(label.toLowerCase());
  const shown = label === undefined || isLink ? (label ?? '') : `[${label}]`;
  return (shown + words).replace(/ +/g, ' ').trim();
}

/** A tree that was made for nothing else, with all its places moved. */
function shifted(root: Root, by: number): Root {
  const ahead: Nodes[] = [...root.children];
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    const {start, end} = rangeOf(node);
    if (node.position) {
      node.position.start.offset = start + by;
      node.position.end.offset = end + by;
    }
    if ('children' in node) ahead.push(...node.children);
  }
  return root;
}
