import type {SectionReader} from '../section.ts';
import {acceptedBy, verifiedBy} from '../sources/acceptance.ts';
import {linesBelow} from '../sources/items.ts';
import {linesOr} from '../sources/line.ts';
import {TITLES, topicsTitled} from '../sources/titles.ts';

/** What must hold when the change is done: its scenarios, the Verification of its features, its own criteria. */
export const acceptanceCriteria: SectionReader = {
  id: 'acceptance-criteria',
  read({project, change}) {
    const {proposal, requirementDeltas, deltas} = change;
    const own = topicsTitled(proposal, TITLES.acceptance);
    const lines = [
      ...requirementDeltas.flatMap((delta) => acceptedBy(project, change, delta)),
      ...deltas.flatMap(verifiedBy),
      ...own.flatMap((topic) => (proposal ? linesBelow(proposal, topic) : [])),
    ];
    return linesOr(lines, 'No acceptance criteria recorded', 'the deltas, and the criteria of proposal.md');
  },
};
