import {rangeOf} from '../../markdown/node.ts';
import {lastLineEnd, lineEnd, lineStart, type Range} from '../../markdown/place.ts';
import type {Requirement} from '../requirement-block.ts';
import type {Spec} from '../spec.ts';
import {indexFrom} from './neighbours.ts';

/**
 * What goes when these requirements go, which are given in document order: their lines and the blank ones behind them,
 * or those before them at the end of the file. What stands between two requirements and belongs to neither stays.
 */
export function removalsOf({document}: Spec, gone: readonly Requirement[]): readonly Range[] {
  const {root, text} = document;
  return runsOf(document.root.children, gone).map(({start, end}) => {
    const [from, next] = [lineStart(text, start), root.children[indexFrom(root.children, end)]];
    if (next)
      return {start: from, end: endBefore(text, {start: from, end}, lineStart(text, rangeOf(next).start))};
    const previous = root.children[indexFrom(root.children, start) - 1];
    return {start: previous ? lastLineEnd(text, rangeOf(previous)) : from, end: lineEnd(text, end)};
  });
}

/**
 * Where a removal ends that has something behind it: there, but for one blank line that keeps it from running on into
 * the paragraph above. Only a heading after `#` needs none.
 */
function endBefore(text: string, {start, end}: Range, next: number): number {
  const above =
    text
      .slice(Math.max(0, start - 1000), start)
      .split(/\r\n|\n|\r/)
      .at(-2) ?? '';
  const isApart = above.trim() === '';
  if (isApart || /^ {0,3}#/.test(text.slice(next, next + 4))) return next;
  const afterLine = lineEnd(text, end, true);
  return afterLine < next ? afterLine : lineEnd(text, end);
}

/** Blocks with nothing between them go as one. */
function runsOf(nodes: Spec['document']['root']['children'], gone: readonly Requirement[]): readonly Range[] {
  const runs: Range[] = [];
  for (const {block} of gone) {
    const last = runs.at(-1);
    if (last && indexFrom(nodes, last.end) === indexFrom(nodes, block.start))
      runs[runs.length - 1] = {start: last.start, end: block.end};
    else runs.push(block);
  }
  return runs;
}
