import type {Document} from '../../markdown/document.ts';
import type {SectionReader} from '../section.ts';
import {linesBelow} from '../sources/items.ts';
import {linesOr} from '../sources/line.ts';
import {type Family, TITLES, topicsTitled} from '../sources/titles.ts';
import type {SummaryLine} from '../summary.ts';

/** What changes, and how: What Changes of the proposal, the goals and the approach of proposal and design. */
export const implementationApproach: SectionReader = {
  id: 'implementation-approach',
  read({change: {proposal, design}}) {
    const lines = [
      ...saidUnder(proposal, TITLES.changes),
      ...saidUnder(proposal, TITLES.approach),
      ...saidUnder(design, TITLES.goals),
      ...saidUnder(design, TITLES.approach),
    ];
    return linesOr(
      lines,
      'No approach recorded',
      'What Changes of proposal.md, Goals and Approach of design.md',
    );
  },
};

/** What shall not be done, and what was not chosen, is no approach. */
const EXCEPT = new RegExp(
  [TITLES.nonGoals, TITLES.alternatives, TITLES.testPlan, TITLES.constraints]
    .map(({source}) => source)
    .join('|'),
);

function saidUnder(document: Document | undefined, family: Family): readonly SummaryLine[] {
  if (!document) return [];
  return topicsTitled(document, family).flatMap((topic) => linesBelow(document, topic, EXCEPT));
}
