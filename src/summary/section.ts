import type {SummaryFacts} from './facts.ts';
import type {SectionId} from './form.ts';
import type {SummaryLine} from './summary.ts';

/** Says what stands in one section of a summary. */
export interface SectionReader {
  readonly id: SectionId;
  /** The lines of the section, in order; keys that repeat and words that Markdown would take for more are seen to later. */
  readonly read: (facts: SummaryFacts) => readonly SummaryLine[];
}
