import type {Document} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import {onceFor} from '../../once.ts';
import {outside, verbatimRanges} from '../deltas/verbatim.ts';

/** The line that begins a conflict, or the line that ends one whose beginning is gone. */
export interface ConflictMarker extends Range {
  readonly marker: string;
}

/** Git writes seven of a kind, and we more of them where the text has such lines; which parse as what is of no interest. */
const MARKER = /^(?:<{7,}(?: [^\r\n]*)?|={7}|>{7}(?: [^\r\n]*)?)(?![^\r\n])/gm;

/** Every conflict of a merge that is left in a document, in order: one marker for each. */
export const conflictMarkers = onceFor((document: Document): readonly ConflictMarker[] => [
  ...markersIn(document),
]);

function* markersIn(document: Document): Generator<ConflictMarker> {
  let isSaid = false;
  let isDivided = false;
  const verbatim = () => verbatimRanges(document, ['code', 'inlineCode', 'html']);
  for (const {0: marker, index} of outside(document.text.matchAll(MARKER), verbatim)) {
    const isEnd = marker.startsWith('>');
    // Seven `>` alone are a deep quote, seven `=` alone the line below a title.
    if (marker.startsWith('<') || (isEnd && isDivided && !isSaid))
      yield {start: index, end: index + marker.length, marker};
    isSaid = marker.startsWith('<') || (isSaid && !isEnd);
    isDivided = !isEnd && (isDivided || marker.startsWith('='));
  }
}
