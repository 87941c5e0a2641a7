import {firstChanges, kinOf} from '../kin.ts';
import {linesOr} from '../line.ts';
import type {SectionReader} from '../section.ts';

/** Finished changes that touched the same capabilities, features or files, and what is touched for the first time. */
export const openspecHistory: SectionReader = {
  id: 'openspec-history',
  read(facts) {
    const lines = [...firstChanges(facts), ...kinOf(facts)];
    return linesOr(lines, 'No archived change touched these files', 'openspec/changes/archive');
  },
};
