import {filesIn} from '../file-groups.ts';
import type {SectionReader} from '../section.ts';

/** Tests, whatever the change does to them. */
export const testFiles: SectionReader = {
  id: 'test-files',
  read: (facts) => filesIn(facts, 'test-files'),
};
