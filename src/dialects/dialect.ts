import type {Document} from '../markdown/document.ts';
import {deltaTitles} from './feature.ts';
import {requirementSections} from './requirement.ts';

/** How deltas are spelled. */
export type DialectId = 'feature' | 'requirement';

/** The dialect a file is written in; where both occur, the H2 sections are the delta and the H1 its title. */
export function dialectOf(document: Document): DialectId | undefined {
  if (requirementSections(document).length > 0) return 'requirement';
  return deltaTitles(document).length > 0 ? 'feature' : undefined;
}
