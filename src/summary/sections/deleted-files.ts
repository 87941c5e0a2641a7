import {filesIn} from '../file-groups.ts';
import type {SectionReader} from '../section.ts';

/** Files that the change deletes. */
export const deletedFiles: SectionReader = {
  id: 'deleted-files',
  read: (facts) => filesIn(facts, 'deleted-files'),
};
