import type {Heading, ListItem, Paragraph, RootContent, TableCell} from 'mdast';
import type {Document} from '../../markdown/document.ts';
import {type Statement, statementOf, statementOfCells} from '../../markdown/statement.ts';
import type {Topic} from '../../markdown/topic.ts';
import type {SummaryLine} from '../summary.ts';
import {goesOn, LONG, lineOf, shortened, withoutStop} from './line.ts';
import {type Family, foldedTitle} from './titles.ts';

/** What a list item, a paragraph or a row says. */
export interface Item {
  readonly kind: 'item' | 'row' | 'paragraph';
  readonly statement: Statement;
  /** Absent of a row and of a heading. */
  readonly paragraph: Paragraph | undefined;
  /** Whether its box is ticked; absent where it has none. */
  readonly isChecked: boolean | undefined;
  /** What the items of lists within it say. */
  readonly below: readonly Item[];
}

/** Placeholders of templates, boxes with nothing to tick, and words that say there is nothing to say. */
const NOTHING =
  /^[*_`]*(?:(?:todo\b|none[*_`]*\s*[.,:;!(—–-]).*|\[[ x]?\]|(?:tbd|none|n\/a|nothing|not applicable|无|없음)[*_`]*[.!。]?[*_`]*)$/is;

/** Whether words stand where others are still to be written, or say that there are none. */
export function saysNothing(words: string): boolean {
  return NOTHING.test(words);
}

/**
 * What blocks say: the items of their lists and the rows of their tables; where they have neither, their paragraphs.
 *
 * A paragraph beside a list leads in, and is left out; so are code, comments and placeholders.
 */
export function itemsIn(document: Document, blocks: readonly RootContent[]): readonly Item[] {
  const listed = blocks.flatMap((block) => {
    if (block.type === 'list') return block.children.flatMap((item) => itemsOf(document, item));
    return block.type === 'table'
      ? block.children.slice(1).flatMap((row) => rowItem(document, row.children))
      : [];
  });
  if (listed.length > 0) return listed;
  return blocks.flatMap((block) => {
    if (block.type === 'blockquote') return itemsIn(document, block.children);
    return block.type === 'paragraph' ? (wordItem(document, 'paragraph', block) ?? []) : [];
  });
}

/** The items of a topic and of those below it, but for those of a family. */
export function itemsBelow(document: Document, topic: Topic, except?: Family): readonly Item[] {
  const own = itemsIn(document, topic.blocks);
  const kept = topic.children.filter((child) => !except?.test(foldedTitle(child)));
  return [...own, ...kept.flatMap((child) => itemsBelow(document, child, except))];
}

/**
 * Lines for a topic: its items, and those of the topics below it. A topic below that lists nothing is one line, its
 * title with the first sentence that stands there; where other topics stand below, the topic's own paragraphs lead in.
 */
export function linesBelow(document: Document, topic: Topic, except?: Family): readonly SummaryLine[] {
  const kept = topic.children.filter((child) => !except?.test(foldedTitle(child)));
  const own = itemsIn(document, topic.blocks).filter(({kind}) => kept.length === 0 || kind !== 'paragraph');
  return [...own.map(lineOfItem), ...kept.flatMap((child) => linesOfChild(document, child, except))];
}

/** One line for an item: its words, and those of the items below where its own go on there. */
export function lineOfItem(item: Item): SummaryLine {
  return lineOf(item.statement, wordsOf(item));
}

/** The words of an item; those below it are joined to it where its own go on there, else left out. */
export function wordsOf({statement, below}: Pick<Item, 'statement' | 'below'>): string {
  if (!goesOn(statement.text) || below.length === 0) return shortened(statement);
  return joined(
    statement.text,
    below.map((item) => item.statement.sentences[0] ?? ''),
  );
}

/** Words and the parts behind them, as many as can be read at a glance; the rest is counted. */
export function joined(words: string, parts: readonly string[], longest = LONG): string {
  let [line, taken] = [words, 0];
  for (const part of parts.map(withoutStop)) {
    const more = `${line}${taken === 0 ? ' ' : '; '}${part}`;
    if (taken > 0 && more.length > longest) break;
    [line, taken] = [more, taken + 1];
  }
  return taken < parts.length ? `${line}; and ${parts.length - taken} more` : line;
}

/** The title of a topic as its author wrote it, and where it stands. */
export function titleStatement(document: Document, {heading}: Topic): Statement | undefined {
  return heading && statementOf(document, heading.children);
}

function linesOfChild(document: Document, topic: Topic, except: Family | undefined): readonly SummaryLine[] {
  const items = itemsIn(document, topic.blocks);
  const [first] = items;
  const title = titleStatement(document, topic);
  if (!title || first?.kind !== 'paragraph') return linesBelow(document, topic, except);
  const bare = title.text.replace(/^([*_]{2})(.*?)\1$/, '$2').replace(/^\d+(?:\.\d+)*[.)]?\s+/, '');
  const name = bare.replace(/[*_]*[:：][*_]*$/, '');
  const said = first.statement.sentences[0] ?? '';
  const line = lineOf(first.statement, `${name} — ${said.replace(/[:：]$/, '')}`, title.text);
  const below = topic.children.filter((child) => !except?.test(foldedTitle(child)));
  return [line, ...below.flatMap((child) => linesOfChild(document, child, except))];
}

/** What a list item says, and those below it. */
export function itemOf(document: Document, item: ListItem): Item | undefined {
  return itemsOf(document, item)[0];
}

/** An item that begins with a list or a quote says what stands in there. */
function itemsOf(document: Document, item: ListItem): readonly Item[] {
  const at = item.children.findIndex(({type}) => type !== 'code' && type !== 'html');
  const [first, ...others] = item.children.slice(Math.max(at, 0));
  const below = itemsIn(document, others).filter(({kind}) => kind !== 'paragraph');
  if (first?.type === 'list' || first?.type === 'table') return [...itemsIn(document, [first]), ...below];
  const [own, ...more] =
    first?.type === 'blockquote'
      ? itemsIn(document, first.children)
      : first?.type === 'paragraph' || first?.type === 'heading'
        ? (wordItem(document, 'item', first) ?? [])
        : below;
  const isChecked = typeof item.checked === 'boolean' ? item.checked : undefined;
  return own ? [{...own, kind: 'item', below: [...own.below, ...more, ...below], isChecked}] : [];
}

function wordItem(
  document: Document,
  kind: Item['kind'],
  block: Paragraph | Heading,
): readonly [Item] | undefined {
  const statement = statementOf(document, block.children);
  if (!statement || saysNothing(statement.text)) return undefined;
  const paragraph = block.type === 'paragraph' ? block : undefined;
  return [{kind, statement, paragraph, isChecked: undefined, below: []}];
}

function rowItem(document: Document, cells: readonly TableCell[]): readonly Item[] {
  const statement = statementOfCells(document, cells);
  return statement ? [{kind: 'row', statement, paragraph: undefined, isChecked: undefined, below: []}] : [];
}
