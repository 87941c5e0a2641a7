import type {Document} from '../markdown/document.ts';
import {deltaTitles} from './feature.ts';
import {requirementSections} from './requirement.ts';

/** How deltas are spelled. */
export type DialectId = 'feature' | 'requirement';

/**
 * The dialect a file is written in; where both occur, the H2 sections are the delta and the H1 its title.
 *
 * Deeper headings below a feature's title are its content, whatever they say.
 */
export function dialectOf(document: Document): DialectId | undefined {
  const sections = requirementSections(document);
  if (deltaTitles(document).length === 0) return sections.length > 0 ? 'requirement' : undefined;
  return sections.some(({depth}) => depth <= 2) ? 'requirement' : 'feature';
}
