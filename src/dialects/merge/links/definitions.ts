import type {Definition, FootnoteDefinition, RootContent} from 'mdast';
import type {Document} from '../../../markdown/document.ts';
import {nodesOfType, rangeOf} from '../../../markdown/node.ts';
import {lineStart, type Range} from '../../../markdown/place.ts';

/** A link or footnote definition: what a block refers to, and often stands elsewhere. */
export interface Named extends Range {
  /** Two definitions of one kind with one label are the same; the first counts. */
  readonly label: string;
  /** The label as it is written: `[x]`, `[^1]`. */
  readonly shown: string;
  /** Where a link leads, or what a footnote says. */
  readonly target: string;
  /** The definition on lines of its own, LF. */
  readonly text: string;
}

/** A use of a definition. */
export interface Reference extends Range {
  readonly label: string;
}

/** What a file defines and what it uses of that, each in document order. */
export interface Links {
  readonly definitions: readonly Named[];
  readonly references: readonly Reference[];
  /** The definition that counts, by label. */
  readonly byLabel: ReadonlyMap<string, Named>;
  /** The labels that something refers to. */
  readonly used: ReadonlySet<string>;
}

const NONE: Links = {definitions: [], references: [], byLabel: new Map(), used: new Set()};

const known = new WeakMap<Document, Links>();

/** The definitions of a file and its references to them, wherever they stand; found once per document. */
export function linksIn(document: Document): Links {
  const links = known.get(document) ?? findLinks(document);
  known.set(document, links);
  return links;
}

export function isDefinition(node: RootContent): node is Definition | FootnoteDefinition {
  return node.type === 'definition' || node.type === 'footnoteDefinition';
}

/** Definitions below each other; a footnote would take in a line that follows at once. */
export function definitionLines(definitions: readonly Named[]): string {
  const isNote = (each: Named | undefined) => each?.shown.startsWith('[^') ?? false;
  const gapAt = (index: number) =>
    isNote(definitions[index - 1]) || isNote(definitions[index]) ? '\n\n' : '\n';
  return definitions.map(({text}, index) => (index === 0 ? text : gapAt(index) + text)).join('');
}

function findLinks({root, text}: Document): Links {
  // No definition is without these two characters, and without one there is no reference.
  if (!text.includes(']:')) return NONE;
  const defining = [...nodesOfType(root, 'definition'), ...nodesOfType(root, 'footnoteDefinition')];
  const definitions = defining.map((node) => namedOf(text, node)).toSorted(byStart);
  const links = [...nodesOfType(root, 'linkReference'), ...nodesOfType(root, 'imageReference')];
  const notes = nodesOfType(root, 'footnoteReference');
  const references = [
    ...links.map((node) => ({...rangeOf(node), label: `definition ${node.identifier}`})),
    ...notes.map((node) => ({...rangeOf(node), label: `footnoteDefinition ${node.identifier}`})),
  ].toSorted(byStart);
  const byLabel = new Map(firstOfEach(definitions).map((each) => [each.label, each]));
  const used = new Set(references.map(({label}) => label));
  return {definitions, references, byLabel, used};
}

/** The first definition of each label: the one that counts. */
export function firstOfEach(definitions: readonly Named[]): readonly Named[] {
  const seen = new Set<string>();
  return definitions.filter(({label}) => seen.size < seen.add(label).size);
}

function namedOf(text: string, node: Definition | FootnoteDefinition): Named {
  const range = rangeOf(node);
  const source = ownLines(text, range);
  const shown = /^\[(?:[^\]\\]|\\.)*\]/s.exec(source)?.[0].replace(/\s+/g, ' ') ?? '';
  const said = source.slice(source.indexOf(']:') + 2);
  const target = node.type === 'definition' ? linkTarget(node) : said.replace(/\s+/g, ' ').trim();
  return {...range, label: `${node.type} ${node.identifier}`, shown, target, text: source};
}

function linkTarget({url, title}: Definition): string {
  return title ? `${url} "${title}"` : url;
}

/** The lines of a block without what stands before it on each: the marks of the quote or list it lies in. */
function ownLines(text: string, {start, end}: Range): string {
  const before = start - lineStart(text, start);
  const [first = '', ...rest] = text.slice(start, end).split(/\r\n?|\n/);
  const marks = new RegExp(`^[\\s>]{0,${Math.min(before, 1000)}}`);
  return [first, ...rest.map((line) => line.replace(marks, ''))].join('\n');
}

function byStart(a: Range, b: Range): number {
  return a.start - b.start;
}
