import {type ConflictHunk, conflictHunksIn} from '../../markdown/conflict-hunk.ts';
import {type Document, parse} from '../../markdown/document.ts';
import {applyEdits, type TextEdit} from '../../markdown/edit.ts';
import {nodesOfType, rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import {sourceOf} from '../../markdown/source.ts';
import type {KeptView} from '../kept-views.ts';

/** A file as one side has it: outside of the conflicts as it is, and there what that side says. */
export interface Side {
  readonly document: Document;
  /** Where in it what each conflict holds stands. */
  readonly ranges: readonly Range[];
}

/** The conflicts of a document that are none of its examples: those that stand in code are left out. */
export function conflictsOf(document: Document): readonly ConflictHunk[] {
  const hunks = conflictHunksIn(document.text);
  if (hunks.length === 0) return hunks;
  const {document: ours, ranges} = sideOf(document, hunks, ({ours: side}) => side);
  const verbatim = [...nodesOfType(ours.root, 'code'), ...nodesOfType(ours.root, 'html')].map(rangeOf);
  const isInside = ({start, end}: Range) =>
    verbatim.some((block) => block.start < start && start < block.end && end <= block.end);
  return hunks.filter((_, index) => !isInside(ranges[index] ?? {start: 0, end: 0}));
}

/** The conflicts of a file that a view is kept in; none where the file is not kept. */
export function conflictsOfView({view, isConfigured}: KeptView, document: Document): readonly ConflictHunk[] {
  const hunks = conflictsOf(document);
  const isKept =
    hunks.length > 0 && (isConfigured || view.detect(sideOf(document, hunks, ({ours}) => ours).document));
  return isKept ? hunks : [];
}

/** A document with one side of each conflict. */
export function sideOf(
  document: Document,
  hunks: readonly ConflictHunk[],
  choose: (hunk: ConflictHunk) => Range,
): Side {
  const parts = hunks.map((hunk) => {
    const {start, end} = choose(hunk);
    return {start: hunk.start, end: hunk.end, text: document.text.slice(start, end)};
  });
  return replaced(document, parts);
}

/** A document with other text in some places, and where that stands then. */
export function replaced({source, text}: Document, parts: readonly TextEdit[]): Side {
  const ranges: Range[] = [];
  let shift = 0;
  for (const part of parts) {
    const start = part.start + shift;
    ranges.push({start, end: start + part.text.length});
    shift += part.text.length - (part.end - part.start);
  }
  return {document: parse(sourceOf(source.path, applyEdits(text, parts))), ranges};
}
