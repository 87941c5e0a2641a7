import type {List, RootContent} from 'mdast';
import {changeItems} from '../../../markdown/change-items.ts';
import {appendToSection, removeBlocks, replaceBlocks} from '../../../markdown/compose.ts';
import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import type {Section} from '../../../markdown/section.ts';
import {type ChangeList, isInvisible, isPlaceholder, type NamedItem} from './section.ts';

/** What becomes of a section's list. */
export interface ListChange {
  readonly leaving: ReadonlySet<NamedItem>;
  readonly coming: readonly string[];
  readonly side: 'first' | 'last';
  /** What stands where nothing is left; empty for nothing. */
  readonly sentence: string;
}

/** Take items out of a section and put new ones in; the list comes with the first and goes with the last. */
export function changeList(
  document: Document,
  read: ChangeList,
  {leaving, coming, side, sentence}: ListChange,
): readonly TextEdit[] {
  const {section, list, items} = read;
  const gone = new Set([...leaving].map(({item}) => item));
  const isKept = coming.length > 0 || items.some((item) => !leaving.has(item));
  const lists = section.blocks.filter((block): block is List => block.type === 'list');
  if (isKept)
    for (const item of lists.flatMap(({children}) => children)) if (isPlaceholder(item)) gone.add(item);
  const emptied = lists.filter(
    (block) => block.children.every((item) => gone.has(item)) && !(block === list && coming.length > 0),
  );
  const edits = lists
    .filter((block) => !emptied.includes(block))
    .flatMap((block) => {
      return changeItems(document.text, block, {leaving: gone, coming: block === list ? coming : [], side});
    });
  const placeholders = isKept ? read.placeholders : [];
  if (coming.length > 0 && !list) return [...edits, ...startList(document, read, coming)];
  const isEmpty =
    section.children.length === 0 &&
    section.blocks.every((block) => emptied.some((one) => one === block) || isInvisible(block));
  return [...edits, ...clear(document, section, [...emptied, ...placeholders], isEmpty ? sentence : '')];
}

/** A first list: in the place of the sentence that says there is nothing, else behind what stands in the section. */
function startList(
  document: Document,
  {section, placeholders}: ChangeList,
  coming: readonly string[],
): readonly TextEdit[] {
  const content = coming.map((item) => `- ${item.split('\n').join('\n  ')}`).join('\n');
  const [first, ...others] = placeholders;
  if (!first) return [appendToSection(document, section, content)];
  return [replaceBlocks(document, [first], content), ...clear(document, section, others, '')];
}

/** Take blocks away; `sentence` goes into the place of the first. */
function clear(
  document: Document,
  section: Section,
  blocks: readonly RootContent[],
  sentence: string,
): readonly TextEdit[] {
  const runs = runsOf(section.blocks, blocks);
  return runs.map((run, index) =>
    index === 0 && sentence !== ''
      ? replaceBlocks(document, run, sentence)
      : removeBlocks(document, section, run),
  );
}

/** The chosen blocks in groups of neighbours. */
function runsOf(
  all: readonly RootContent[],
  chosen: readonly RootContent[],
): readonly (readonly RootContent[])[] {
  const runs: RootContent[][] = [];
  for (const [index, block] of all.entries()) {
    if (!chosen.includes(block)) continue;
    const previous = all[index - 1];
    if (previous && chosen.includes(previous)) runs.at(-1)?.push(block);
    else runs.push([block]);
  }
  return runs;
}
