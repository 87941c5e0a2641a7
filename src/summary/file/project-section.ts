import type {ListItem} from 'mdast';
import {appendToSection, removeBlocks} from '../../markdown/compose.ts';
import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {editItems} from '../../markdown/edit-items.ts';
import type {DecidedLines} from './decide-lines.ts';
import type {ListStyle} from './list-style.ts';
import {printItems} from './list-style.ts';
import type {ReadItem, ReadSection} from './read-summary.ts';

/** The edits that make of a section what was decided of its lines. */
export function sectionEdits(
  document: Document,
  section: ReadSection,
  decided: DecidedLines,
  style: ListStyle,
): readonly TextEdit[] {
  const places = placesOfLines(section, decided);
  const {lists, sections} = section;
  const leaving = new Set([...decided.leaving].map(({node}) => node));
  const replaced = new Map([...decided.replaced].map(([{node}, text]) => [node, text]));
  const edits: TextEdit[] = [];
  const emptied = new Set<(typeof lists)[number]>();
  for (const list of lists) {
    const found = editItems(document.text, list, {
      leaving,
      replaced,
      behind: places.behind,
      first: places.first.get(list) ?? [],
    });
    if (found) edits.push(...found);
    else emptied.add(list);
  }
  for (const each of sections)
    for (const run of runsOf(each.blocks, (block) => block.type === 'list' && emptied.has(block)))
      edits.push(removeBlocks(document, each, run));
  if (places.loose.length > 0)
    edits.push(appendToSection(document, sections[0], printItems(style, places.loose)));
  return edits;
}

/** Where new lines go. */
interface Places {
  readonly behind: ReadonlyMap<ListItem, readonly string[]>;
  /** Those that go before all items of a list. */
  readonly first: ReadonlyMap<unknown, readonly string[]>;
  /** Those of a section that has no list yet. */
  readonly loose: readonly string[];
}

/**
 * A new line comes behind the one it stands behind in the source; where it has none, before the next; where it has no
 * neighbour at all, in the place of what leaves, or at the end.
 */
function placesOfLines({items}: ReadSection, {order, leaving}: DecidedLines): Places {
  const behind = new Map<ListItem, string[]>();
  const first = new Map<unknown, string[]>();
  const begin: string[] = [];
  let neighbour: ReadItem | undefined;
  let next: ReadItem | undefined;
  for (const line of order) {
    if ('item' in line) {
      next ??= line.item;
      neighbour = line.item;
    } else if (neighbour) put(behind, neighbour.node, line.coming.text);
    else begin.push(line.coming.text);
  }
  if (begin.length === 0) return {behind, first, loose: []};
  const site = next ?? items.find((item) => leaving.has(item));
  const before = site ? siblingBefore(site) : items.at(-1)?.node;
  if (!site && !before) return {behind, first, loose: begin};
  for (const coming of begin) {
    if (before) put(behind, before, coming);
    else put(first, site?.list, coming);
  }
  return {behind, first, loose: []};
}

function siblingBefore({node, list}: ReadItem): ListItem | undefined {
  return list.children[list.children.indexOf(node) - 1];
}

function put<Key>(map: Map<Key, string[]>, key: Key, text: string): void {
  const known = map.get(key);
  if (known) known.push(text);
  else map.set(key, [text]);
}

/** Neighbouring blocks that something holds for, run by run. */
function runsOf<Block>(blocks: readonly Block[], holds: (block: Block) => boolean): readonly Block[][] {
  const runs: Block[][] = [[]];
  for (const block of blocks) {
    if (holds(block)) runs.at(-1)?.push(block);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}
