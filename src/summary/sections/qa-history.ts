import type {SectionReader} from '../section.ts';
import {linesOr} from '../sources/line.ts';
import {questionsIn} from '../sources/questions.ts';

/** The questions of design and proposal with their answers. */
export const qaHistory: SectionReader = {
  id: 'qa-history',
  read({change: {design, proposal}}) {
    const lines = [design, proposal].flatMap((document) => (document ? questionsIn(document) : []));
    return linesOr(lines, 'No clarifications needed', 'the questions of design.md and proposal.md');
  },
};
