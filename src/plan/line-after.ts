import {type Document, placeIn} from '../markdown/document.ts';
import type {TextEdit} from '../markdown/edit.ts';
import {lineStartsOf} from '../markdown/place.ts';

/** A line, 1-based: as the file is, and as it will be. */
export interface LineNow {
  readonly line: number;
  readonly lineAfter: number;
}

/** The line of an offset, before and after edits are applied. */
export function lineNow(document: Document, edits: readonly TextEdit[], offset: number): LineNow {
  const {line} = placeIn(document, offset);
  const above = edits.filter(({end}) => end <= offset);
  const added = above.map(({start, end, text}) => breaksIn(text) - breaksIn(document.text.slice(start, end)));
  return {line, lineAfter: added.reduce((sum, lines) => sum + lines, line)};
}

function breaksIn(text: string): number {
  return lineStartsOf(text).length - 1;
}
