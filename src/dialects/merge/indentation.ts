import type {RootContent} from 'mdast';
import {parse} from '../../markdown/document.ts';
import {applyEdits, type TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import {lineStart, type Range} from '../../markdown/place.ts';
import {sourceOf} from '../../markdown/source.ts';
import type {Spec} from '../spec.ts';
import {indexFrom, nodesFrom} from './neighbours.ts';

/** What stands indented behind an edit, and would come to lie in the list that the text before it ends with, moves to the margin. */
export function unindentedBehind({document}: Spec, edits: readonly TextEdit[]): readonly TextEdit[] {
  const {root, text} = document;
  const indented = indentedBehind(root.children, text, edits);
  if (indented.length === 0) return [];
  const after = parse(sourceOf(document.source.path, applyEdits(text, edits))).root.children;
  const offsets = offsetsAfter(
    indented.map(({end}) => end),
    edits,
  );
  return indented.flatMap(({start, end, node}, index) => {
    const there = after[indexFrom(after, offsets[index] ?? 0)];
    const stands = there?.type === node.type && rangeOf(there).start === offsets[index];
    return stands ? [] : [{start, end, text: ''}];
  });
}

/** The white space before a node, and the node. */
interface Indented extends Range {
  readonly node: RootContent;
}

/** The nodes right behind edits that are indented and not edited themselves, in document order. */
function indentedBehind(
  nodes: readonly RootContent[],
  text: string,
  edits: readonly TextEdit[],
): readonly Indented[] {
  const taken = new Set(edits.flatMap(({start, end}) => nodesFrom(nodes, start, end)[0] ?? []));
  const next = new Set(edits.flatMap(({end}) => nodes[indexFrom(nodes, end)] ?? []));
  const indented = [...next].flatMap((node) => {
    const end = rangeOf(node).start;
    const start = lineStart(text, end);
    const isIndented = start < end && text.slice(start, end).trim() === '';
    return isIndented && !taken.has(node) ? [{start, end, node}] : [];
  });
  return indented.toSorted((a, b) => a.start - b.start);
}

/** Where offsets, given in order, lie once edits are applied. */
function offsetsAfter(offsets: readonly number[], edits: readonly TextEdit[]): readonly number[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  let [by, done] = [0, 0];
  return offsets.map((offset) => {
    for (let edit = sorted[done]; edit && edit.end <= offset; edit = sorted[++done])
      by += edit.text.length - (edit.end - edit.start);
    return offset + by;
  });
}
