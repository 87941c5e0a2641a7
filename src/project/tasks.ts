import type {ListItem, Nodes, Parents} from 'mdast';
import type {Document} from '../markdown/document.ts';
import {nodesOfType, rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import {once} from '../once.ts';
import {BOX, ReadTask, type Task} from './task.ts';

/** Done and all tasks of a change. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What people put into a box: nothing, an x or a single sign; a word or a letter is a label, as in `[P1]`. */
const aMark = once(() => /^(?:x|n\/a|[^\p{L}\p{N}\s]\uFE0F?)?$/iu);

/** Every task of a file: list items with a checkbox, and those that were meant to have one. */
export function readTasks(document: Document): readonly Task[] {
  return nodesOfType(document.root, 'listItem').flatMap((item) => readTask(document.text, item) ?? []);
}

/** A box that stands in no list item; from `[` to `]`. */
export interface LooseBox extends Range {
  readonly isDone: boolean;
  readonly within: 'paragraph' | 'heading' | 'table';
}

/** The boxes of a file that open a line of a paragraph, a heading or a cell: meant as tasks, and counted by nobody. */
export function readLooseBoxes({text, root}: Document): readonly LooseBox[] {
  return root.children.flatMap((block): readonly LooseBox[] => {
    const {start, end} = rangeOf(block);
    if (!/\[[ xX]?\]/.test(text.slice(start, end))) return [];
    if (block.type === 'table')
      return nodesOfType(block, 'tableCell').flatMap((cell) => boxesIn(text, contentOf(cell), 'table'));
    return block.type === 'paragraph' || block.type === 'heading'
      ? boxesIn(text, contentOf(block), block.type)
      : [];
  });
}

/** How far a list of tasks is. */
export function progressOf(tasks: readonly Task[]): Progress {
  return {done: tasks.filter(({isDone}) => isDone).length, total: tasks.length};
}

/** A bullet that Markdown does not know, a number or an ID may stand in front of a box; a line of several is a legend. */
const LOOSE_BOX =
  /^[ \t]*(?:[•·‣▪◦–—→]\s*)?(?:[*_]{0,3}\p{L}{0,5}\d[\d.]{0,20}[.):]?[*_]{0,3}[ \t]+)?[*_]{0,3}(?=(\[[ xX]?\])(?![([:]))/u;

function boxesIn(text: string, {start, end}: Range, within: LooseBox['within']): readonly LooseBox[] {
  const lines = text.slice(start, end).matchAll(/[^\r\n]+/g);
  return Array.from(lines).flatMap(({0: line, index}) => {
    const [before, box] = LOOSE_BOX.exec(line) ?? [];
    if (
      before === undefined ||
      box === undefined ||
      /\[[ xX]?\]/.test(line.slice(before.length + box.length))
    )
      return [];
    const at = start + index + before.length;
    return [{start: at, end: at + box.length, isDone: /x/i.test(box), within}];
  });
}

/** From the first to the last child. */
function contentOf(node: Parents): Range {
  const {start, end} = rangeOf(node);
  const [first] = node.children;
  const last = node.children.at(-1);
  return {start: first ? rangeOf(first).start : start, end: last ? rangeOf(last).end : end};
}

function readTask(text: string, item: ListItem): Task | undefined {
  const [paragraph] = item.children;
  if (paragraph?.type !== 'paragraph') return undefined;
  const isSound = typeof item.checked === 'boolean';
  const start = isSound ? text.indexOf('[', rangeOf(item).start) : startOfWords(paragraph);
  const [box, mark] = (start !== undefined && BOX.exec(text.slice(start, start + 8))) || [];
  if (start === undefined || box === undefined || mark === undefined || !aMark().test(mark.trim()))
    return undefined;
  return new ReadTask(text, item, paragraph, {mark, box: {start, end: start + box.length}, isSound});
}

/** Where the first words of a block begin, behind `**` and the like; nothing when a link or code comes first. */
function startOfWords(node: Nodes): number | undefined {
  if (node.type === 'text') return rangeOf(node).start;
  if (!['paragraph', 'strong', 'emphasis', 'delete'].includes(node.type) || !('children' in node))
    return undefined;
  const [first] = node.children;
  return first && startOfWords(first);
}
