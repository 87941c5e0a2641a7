import type {SectionReader} from '../section.ts';
import {filesIn} from '../sources/file-groups.ts';

/** Files that the change modifies or renames. */
export const modifiedFiles: SectionReader = {
  id: 'modified-files',
  read: (facts) => filesIn(facts, 'modified-files'),
};
