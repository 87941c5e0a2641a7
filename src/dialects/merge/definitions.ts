import type {Definition, FootnoteDefinition, RootContent} from 'mdast';
import type {Document} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import type {Requirement} from '../requirement-block.ts';
import {nodesFrom} from './neighbours.ts';

/** A link or footnote definition: what a block refers to, and stands elsewhere. */
export interface Named extends Range {
  /** Two definitions of one kind with one label are the same; the first counts. */
  readonly label: string;
}

/** The definitions of a file that are no part of a quote or a list. */
export function definitionsIn({root}: Document): readonly Named[] {
  return root.children.filter(isDefinition).map(namedOf);
}

/** The definitions right behind a requirement's own block. */
export function definitionsBehind({root}: Document, {block, end}: Requirement): readonly Named[] {
  return nodesFrom(root.children, block.end, end).filter(isDefinition).map(namedOf);
}

export function isDefinition(node: RootContent): node is Definition | FootnoteDefinition {
  return node.type === 'definition' || node.type === 'footnoteDefinition';
}

function namedOf(node: Definition | FootnoteDefinition): Named {
  return {...rangeOf(node), label: `${node.type} ${node.identifier}`};
}
