import type {List, ListItem, RootContent} from 'mdast';
import {foldTitle} from '../../dialects/vocabulary.ts';
import {itemSource} from '../../markdown/change-items.ts';
import type {Document} from '../../markdown/document.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import type {Section} from '../../markdown/section.ts';
import {FORM, parentOf, type SectionId} from '../form.ts';
import {lineText} from './line-text.ts';

/** A list item of a section. */
export interface ReadItem extends Range {
  readonly node: ListItem;
  readonly list: List;
  /** All it holds as one line, what is nested in it included. */
  readonly text: string;
}

/** A section of the form as a file has it. */
export interface ReadSection {
  readonly id: SectionId;
  /** Everything under this title: one section, as a rule. */
  readonly sections: readonly [Section, ...Section[]];
  readonly lists: readonly List[];
  /** The items of the section's own lists, in order. */
  readonly items: readonly ReadItem[];
  /** What a person wrote besides: blocks that are no lists, and subsections the form does not have. */
  readonly others: readonly (RootContent | Section)[];
}

/** A summary as a file has it. */
export type ReadSummary = ReadonlyMap<SectionId, ReadSection>;

/** The sections of the form that a document has, in the order of the document; all else in it is a person's. */
export function readSummary(document: Document): ReadSummary {
  const found = new Map<SectionId, [Section, ...Section[]]>();
  collect(document.top.children, undefined, (id, section) => {
    const known = found.get(id);
    if (known) known.push(section);
    else found.set(id, [section]);
  });
  const known = new Set([...found.values()].flat());
  return new Map([...found].map(([id, sections]) => [id, readSection(document, id, sections, known)]));
}

/** Within a section of the form, only the ones it holds count. */
function collect(
  sections: readonly Section[],
  within: SectionId | undefined,
  found: (id: SectionId, section: Section) => void,
): void {
  for (const section of sections) {
    const form = FORM_BY_TITLE.get(folded(section.title));
    const isOurs = form && (within === undefined ? section.depth <= 2 : parentOf(form.id) === within);
    if (isOurs) found(form.id, section);
    collect(section.children, within ?? (isOurs ? form.id : undefined), found);
  }
}

function readSection(
  {text}: Document,
  id: SectionId,
  sections: readonly [Section, ...Section[]],
  known: ReadonlySet<Section>,
): ReadSection {
  const blocks = sections.flatMap((section): readonly RootContent[] => section.blocks);
  const lists = blocks.filter((block) => block.type === 'list');
  const items = lists.flatMap((list) =>
    list.children.map((node) => ({...rangeOf(node), node, list, text: lineText(itemSource(text, node))})),
  );
  const foreign = sections.flatMap(({children}) => children.filter((child) => !known.has(child)));
  return {id, sections, lists, items, others: [...blocks.filter(({type}) => type !== 'list'), ...foreign]};
}

/** Case, a colon at the end and emphasis do not matter, nor how `Q&A` is spelled. */
function folded(title: string): string {
  return foldTitle(title).replace(/^q ?(?:&|and)? ?a(?= )/, 'qa');
}

const FORM_BY_TITLE = new Map(FORM.map((form) => [folded(form.title), form]));
