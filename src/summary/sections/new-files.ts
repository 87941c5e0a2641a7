import type {SectionReader} from '../section.ts';
import {filesIn} from '../sources/file-groups.ts';

/** Files that the change makes. */
export const newFiles: SectionReader = {
  id: 'new-files',
  read: (facts) => filesIn(facts, 'new-files'),
};
