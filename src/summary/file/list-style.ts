import type {Document} from '../../markdown/document.ts';
import {linesBelowHeading} from '../../markdown/gap.ts';
import {isLoose, markerOf} from '../../markdown/list.ts';
import {descendants} from '../../markdown/section.ts';

/** How a file writes the lists of its sections. */
export interface ListStyle {
  readonly marker: string;
  /** Line breaks between items: 2 where a blank line stands between. */
  readonly itemBreaks: number;
  /** Line breaks between a heading and its list. */
  readonly headingBreaks: number;
}

/** As the first list of a section shows; bullets only, for a number would have to be counted on. */
export function listStyleOf(document: Document): ListStyle {
  const headingBreaks = linesBelowHeading(document);
  for (const {blocks} of descendants(document.top)) {
    for (const block of blocks) {
      if (block.type !== 'list' || block.ordered) continue;
      const itemBreaks = isLoose(document.text, block) ? 2 : 1;
      return {marker: markerOf(document.text, block), itemBreaks, headingBreaks};
    }
  }
  return {marker: '- ', itemBreaks: 1, headingBreaks};
}

/** Lines as a list of their own, LF. */
export function printItems({marker, itemBreaks}: ListStyle, lines: readonly string[]): string {
  return lines.map((line) => marker + line).join('\n'.repeat(itemBreaks));
}

/** A section of its own, LF. */
export function printSectionAs(
  style: ListStyle,
  {title, depth}: {readonly title: string; readonly depth: number},
  lines: readonly string[],
): string {
  const heading = `${'#'.repeat(depth)} ${title}`;
  return lines.length === 0 ? heading : heading + '\n'.repeat(style.headingBreaks) + printItems(style, lines);
}
