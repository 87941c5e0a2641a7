import type {Document} from '../markdown/document.ts';
import {rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';

/** The comments between which the tool writes into guidelines. */
export const BLOCK_START = '<!-- openspec-changes:start -->';
export const BLOCK_END = '<!-- openspec-changes:end -->';

/** One of the two comments, standing where it counts. */
export interface BlockMark extends Range {
  readonly kind: 'start' | 'end';
}

/** What the marks of a document make. */
export type ManagedBlock =
  | {readonly kind: 'absent'}
  /** `inner` is what stands between the marks, their own lines left out. */
  | {readonly kind: 'block'; readonly start: BlockMark; readonly end: BlockMark; readonly inner: Range}
  /** Neither no block nor one. */
  | {readonly kind: 'broken'; readonly marks: readonly BlockMark[]};

/**
 * The block of the tool in a document.
 *
 * A mark is a block of HTML of its own at the top level of the document: in code, a quote, a list, a line of text or
 * other HTML it is somebody's words.
 */
export function managedBlock({root}: Document): ManagedBlock {
  const marks = root.children.flatMap((node): readonly BlockMark[] => {
    const kind = node.type === 'html' ? kindOf(node.value.trim()) : undefined;
    return kind ? [{kind, ...rangeOf(node)}] : [];
  });
  const [start, end] = marks;
  if (!start) return {kind: 'absent'};
  if (marks.length > 2 || start.kind !== 'start' || end?.kind !== 'end') return {kind: 'broken', marks};
  return {kind: 'block', start, end, inner: {start: start.end, end: end.start}};
}

/** Whether an offset of a document stands in no block of the tool, whose words are not those of the guidelines. */
export function isOutsideBlock(document: Document): (offset: number) => boolean {
  const block = managedBlock(document);
  return (offset) => block.kind !== 'block' || offset < block.start.start || offset >= block.end.end;
}

function kindOf(html: string): BlockMark['kind'] | undefined {
  if (html === BLOCK_START) return 'start';
  return html === BLOCK_END ? 'end' : undefined;
}
