import type {SectionReader} from '../section.ts';
import {filesIn} from '../sources/file-groups.ts';

/** Files that the change deletes. */
export const deletedFiles: SectionReader = {
  id: 'deleted-files',
  read: (facts) => filesIn(facts, 'deleted-files'),
};
