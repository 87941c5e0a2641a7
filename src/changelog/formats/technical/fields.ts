import type {Paragraph, PhrasingContent, RootContent, Strong, Table, TableCell} from 'mdast';
import {plainText, rangeOf} from '../../../markdown/node.ts';
import type {Range} from '../../../markdown/place.ts';

/** Where a field stands: on a line, in an item of a list, in a row of a table, or as a section of its own. */
export type FieldForm = 'line' | 'item' | 'row' | 'section';

/** What an entry says under a label: `**Commit:** …`, a row of a Field/Value table, or a heading. */
export interface Field {
  readonly form: FieldForm;
  /** The label's markup; of a row, its cell. */
  readonly labelRange: Range;
  /** The table of a row, and the cell of its value. */
  readonly row?: {readonly table: Table; readonly cell: TableCell};
  /** In lower case, the colon left out. */
  readonly label: string;
  /** What stands on the label's own line or in its row. */
  readonly value: readonly PhrasingContent[];
  /** The blocks a label with nothing behind it introduces. */
  readonly blocks: readonly RootContent[];
}

/** The fields in some blocks, in document order; those of list items among them. Linear. */
export function* fieldsIn(blocks: readonly RootContent[], form: 'line' | 'item' = 'line'): Generator<Field> {
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'paragraph') yield* paragraphFields(block, form, () => introduced(blocks, index + 1));
    if (block.type === 'list') for (const item of block.children) yield* fieldsIn(item.children, 'item');
    if (block.type === 'table') yield* rowFields(block);
  }
}

/** A label as it is compared. */
export function labelOf(words: string): string {
  return words.replace(/ ?:$/, '').toLowerCase();
}

/** One line for each label; what stands in front of the first label is none of theirs. */
function* paragraphFields(
  {children}: Paragraph,
  form: FieldForm,
  below: () => readonly RootContent[],
): Generator<Field> {
  const starts = children.flatMap((_, index) => (isLabel(children, index) ? [index] : []));
  for (const [place, start] of starts.entries()) {
    const next = starts[place + 1];
    const value = children.slice(start + 1, next);
    const isBare = next === undefined && value.every((node) => /^:?$/.test(plainText(node)));
    const strong = children[start] as Strong;
    const [label, labelRange] = [labelOf(plainText(strong)), rangeOf(strong)];
    yield {form, label, labelRange, value, blocks: isBare ? below() : []};
  }
}

/** Whether a child is bold and begins a line. */
function isLabel(children: readonly PhrasingContent[], index: number): boolean {
  const before = children[index - 1];
  const beginsLine =
    !before || before.type === 'break' || (before.type === 'text' && /[\r\n][ \t]*$/.test(before.value));
  return children[index]?.type === 'strong' && beginsLine;
}

function* rowFields(table: Table): Generator<Field> {
  for (const {children} of table.children.slice(1)) {
    const [label, value] = children;
    if (label && value && children.length === 2)
      yield {
        form: 'row',
        label: labelOf(plainText(label)),
        labelRange: rangeOf(label),
        row: {table, cell: value},
        value: value.children,
        blocks: [],
      };
  }
}

/** The lists and tables right below a label. */
function introduced(blocks: readonly RootContent[], from: number): readonly RootContent[] {
  let end = from;
  while (blocks[end]?.type === 'list' || blocks[end]?.type === 'table') end++;
  return blocks.slice(from, end);
}
