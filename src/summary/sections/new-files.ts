import {filesIn} from '../file-groups.ts';
import type {SectionReader} from '../section.ts';

/** Files that the change makes. */
export const newFiles: SectionReader = {
  id: 'new-files',
  read: (facts) => filesIn(facts, 'new-files'),
};
