import type {SectionReader} from '../section.ts';
import {decisionsIn} from '../sources/decisions.ts';
import {linesOr} from '../sources/line.ts';

/** One line a decision: its title, and the sentence that says what was decided. */
export const architectureDecisions: SectionReader = {
  id: 'architecture-decisions',
  read({change: {design, proposal}}) {
    const lines = [design, proposal].flatMap((document) => (document ? decisionsIn(document) : []));
    return linesOr(lines, 'No decisions recorded', 'the Decisions of design.md and proposal.md');
  },
};
