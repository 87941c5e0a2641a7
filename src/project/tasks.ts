import type {ListItem, Paragraph} from 'mdast';
import type {Document} from '../markdown/document.ts';
import {nodesOfType, plainText, rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';

/** One checkbox of a task list. */
export interface Task extends Range {
  readonly isDone: boolean;
  /** What stands between the brackets. */
  readonly mark: string;
  /** From `[` to `]`. */
  readonly box: Range;
  /** Whether GitHub shows a checkbox: `[ ]` or `[x]` with a space behind it. */
  readonly isSound: boolean;
  /** `1.2` in `- [ ] 1.2 Do it`; absent when the task has no number. */
  readonly id: string | undefined;
  readonly text: string;
}

/** Done and all tasks of a change. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

const BOX = /^\[([^\]\r\n]{0,4})\](?![([:])/;

/** Every task of a file: list items with a checkbox, and those that were meant to have one. */
export function readTasks(document: Document): readonly Task[] {
  return nodesOfType(document.root, 'listItem').flatMap((item) => readTask(document.text, item) ?? []);
}

/** How far a list of tasks is. */
export function progressOf(tasks: readonly Task[]): Progress {
  return {done: tasks.filter(({isDone}) => isDone).length, total: tasks.length};
}

function readTask(text: string, item: ListItem): Task | undefined {
  const [paragraph] = item.children;
  if (paragraph?.type !== 'paragraph') return undefined;
  const itemRange = rangeOf(item);
  const start = typeof item.checked === 'boolean' ? text.lastIndexOf('[', rangeOf(paragraph).start) : rangeOf(paragraph).start;
  const [box, mark] = BOX.exec(text.slice(start, itemRange.end)) ?? [];
  if (box === undefined || mark === undefined || !isText(paragraph, item)) return undefined;
  const label = plainText(paragraph).replace(BOX, '').trim();
  return {
    ...itemRange,
    mark,
    box: {start, end: start + box.length},
    isDone: mark.trim().toLowerCase() === 'x',
    isSound: typeof item.checked === 'boolean',
    id: /^\**(\d+(?:\.\d+)*)[.)]?(?=[\s:*]|$)/.exec(label)?.[1],
    text: label,
  };
}

/** `[a](b)` and `[a][b]` are links, not boxes. */
function isText(paragraph: Paragraph, item: ListItem): boolean {
  return typeof item.checked === 'boolean' || paragraph.children[0]?.type === 'text';
}
