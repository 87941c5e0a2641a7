import {filesIn} from '../file-groups.ts';
import type {SectionReader} from '../section.ts';

/** Files that the change modifies or renames. */
export const modifiedFiles: SectionReader = {
  id: 'modified-files',
  read: (facts) => filesIn(facts, 'modified-files'),
};
