import type {Definition} from 'mdast';
import {chaptersOf} from '../../../markdown/chapter.ts';
import type {Document} from '../../../markdown/document.ts';
import {nodesOfType, rangeOf} from '../../../markdown/node.ts';
import type {Range} from '../../../markdown/place.ts';
import {descendants} from '../../../markdown/section.ts';

/** A link definition: `[1.2.0]: https://…`. */
export interface LinkDefinition extends Range {
  /** As written. */
  readonly label: string;
  readonly url: string;
}

const known = new WeakMap<Document, readonly LinkDefinition[]>();

/** The link definitions of a changelog, in the order of the file; chapters that can have none are not read. */
export function definitionsOf(document: Document): readonly LinkDefinition[] {
  const ready = known.get(document);
  if (ready) return ready;
  const chapters = chaptersOf(document).filter(({start, end}) =>
    /^[ \t>]*\[[^\r\n]*\]:/m.test(document.text.slice(start, end)),
  );
  const blocks = chapters.flatMap(({section}) =>
    [section, ...descendants(section)].flatMap((each) => [...each.blocks]),
  );
  const definitions = blocks.flatMap((block) => nodesOfType(block, 'definition')).map(definition);
  known.set(document, definitions);
  return definitions;
}

const byLabel = new WeakMap<readonly LinkDefinition[], ReadonlyMap<string, LinkDefinition>>();

/** The definition that a label leads to: the first, where a file has several. */
export function definitionFor(
  definitions: readonly LinkDefinition[],
  label: string,
): LinkDefinition | undefined {
  const labels =
    byLabel.get(definitions) ??
    new Map(definitions.toReversed().map((each) => [foldLabel(each.label), each] as const));
  byLabel.set(definitions, labels);
  return labels.get(foldLabel(label));
}

/** A label as CommonMark compares it. https://spec.commonmark.org/0.31.2/#matches */
export function foldLabel(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}

function definition(node: Definition): LinkDefinition {
  return {...rangeOf(node), label: node.label ?? node.identifier, url: node.url};
}
