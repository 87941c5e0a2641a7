import type {SectionReader} from '../section.ts';
import {firstChanges} from '../sources/first-changes.ts';
import {kinOf} from '../sources/kin.ts';
import {linesOr} from '../sources/line.ts';

/** Finished changes that touched the same capabilities, features or files, and what is touched for the first time. */
export const openspecHistory: SectionReader = {
  id: 'openspec-history',
  read(facts) {
    const lines = [...firstChanges(facts), ...kinOf(facts)];
    return linesOr(lines, 'No archived change touched these files', 'openspec/changes/archive');
  },
};
