import type {SectionReader} from '../section.ts';
import {filesIn} from '../sources/file-groups.ts';

/** Tests, whatever the change does to them. */
export const testFiles: SectionReader = {
  id: 'test-files',
  read: (facts) => filesIn(facts, 'test-files'),
};
