import type {List, ListItem, Paragraph} from 'mdast';
import type {Document} from '../../markdown/document.ts';
import {innerSource, rangeOf} from '../../markdown/node.ts';
import {sectionsAbout, withOwnChildren} from './titled-sections.ts';

/** One item of a section about constraints. */
export interface ListedConstraint {
  /** One line of Markdown. */
  readonly text: string;
  readonly start: number;
}

/**
 * The items of the sections `Constraints`, `Operational Constraints` and the like; one that ends in a colon takes those
 * below it in. Never throws, and is linear.
 */
export function listedConstraints({text, top}: Document): readonly ListedConstraint[] {
  return sectionsAbout(top, 'constraints')
    .flatMap(withOwnChildren)
    .flatMap(({blocks}) => blocks)
    .flatMap((block) => (block.type === 'list' ? inList(text, block) : []));
}

/** Goes as deep as a document that is read can nest. */
function inList(text: string, {children}: List): readonly ListedConstraint[] {
  return children.flatMap((item) => inItem(text, item));
}

function inItem(text: string, {children}: ListItem): readonly ListedConstraint[] {
  const [first] = children;
  const below = children.flatMap((child) => (child.type === 'list' ? inList(text, child) : []));
  if (first?.type !== 'paragraph') return below;
  const own = {text: lineOf(text, first), start: rangeOf(first).start};
  if (!own.text.endsWith(':') || below.length === 0) return own.text === '' ? below : [own, ...below];
  return [{...own, text: `${own.text} ${below.map((each) => each.text).join('; ')}`}];
}

/** Line breaks, and what makes a hard one, become spaces. */
function lineOf(text: string, paragraph: Paragraph): string {
  return innerSource(text, paragraph)
    .replace(/(?<![ \t])[ \t]*(?:(?<!\\)\\)?(?:\r\n|\n|\r)[ \t>]*/g, ' ')
    .trim();
}
