import type {List, RootContent, Table} from 'mdast';
import {parse} from '../document.ts';
import {rangeOf} from '../node.ts';
import {lineEnd, lineStart, trimmedEnd} from '../place.ts';
import {sourceOf} from '../source.ts';
import type {Branch} from './branch.ts';

/** The keys of branches that hold the items of a list or the rows of a table; no heading has a NUL. */
const LIST = '\0list ';

/** Whether a branch is a list or a table. */
export function isListKey(key: string): boolean {
  return key.startsWith(LIST);
}

/**
 * A branch with each top-level list and each table in its bodies as a child, which has the items, or the rows below
 * the header, for children. `keyOf` names an item by its text.
 */
export function withItems(branch: Branch, keyOf: (item: string) => string): Branch {
  const children = branch.children.map((child) => withItems(child, keyOf));
  const [first, ...parts] = partsOf(branch.body);
  if (!first || parts.length === 0) return {...branch, children};
  const lists = parts.map((part, index) => {
    const {body, gap} = apart(part.text);
    const isLast = index === parts.length - 1;
    const name = part.items ? `${LIST}${index}` : `\0text ${index}`;
    const items = part.items ? itemsOf(part.items, keyOf) : [];
    return {
      key: name,
      heading: '',
      body: part.items ? '' : body,
      gap: isLast ? branch.gap : gap,
      children: items,
    };
  });
  const own = apart(first.text);
  return {...branch, body: own.body, gap: own.gap, children: [...lists, ...children]};
}

/** A stretch of a body, whole lines. */
interface Part {
  readonly text: string;
  /** The same cut into items; absent where it is no list. */
  readonly items?: readonly string[];
}

/** The first is what stands in front of the first list. */
function partsOf(body: string): readonly Part[] {
  const {root, text} = parse(sourceOf('', body));
  if (text !== body) return [];
  const parts: Part[] = [];
  let at = 0;
  for (const node of root.children) {
    const starts = itemStarts(node).map((offset) => lineStart(text, offset));
    const [start] = starts;
    if (start === undefined || start < at) continue;
    const end = lineEnd(text, trimmedEnd(text, rangeOf(node)), true);
    parts.push({text: text.slice(at, start)});
    parts.push({
      text: text.slice(start, end),
      items: starts.map((from, index) => text.slice(from, starts[index + 1] ?? end)),
    });
    at = end;
  }
  if (parts.length === 0) return [];
  const rest = text.slice(at);
  // Blank lines behind the last list are between it and what follows.
  return rest.trim() === '' ? withEnd(parts, rest) : [...parts, {text: rest}];
}

function withEnd(parts: readonly Part[], rest: string): readonly Part[] {
  const last = parts.at(-1);
  return last ? [...parts.slice(0, -1), {...last, text: last.text + rest}] : parts;
}

function itemStarts(node: RootContent): readonly number[] {
  if (node.type === 'list' && !node.ordered) return childStarts(node);
  return node.type === 'table' ? childStarts(node).slice(1) : [];
}

function childStarts(node: List | Table): readonly number[] {
  return node.children.map((child) => rangeOf(child).start);
}

function itemsOf(texts: readonly string[], keyOf: (item: string) => string): readonly Branch[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const {body, gap} = apart(text);
    const name = keyOf(body);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return {key: count === 1 ? name : `${name}\0${count}`, heading: '', body, gap, children: []};
  });
}

/** Whole lines, and the blank ones behind them. */
function apart(text: string): {readonly body: string; readonly gap: string} {
  const end = trimmedEnd(text, {start: 0, end: text.length});
  const at = end === 0 ? 0 : lineEnd(text, end, true);
  return {body: text.slice(0, at), gap: text.slice(at)};
}
