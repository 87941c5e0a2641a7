import type {SectionReader} from '../section.ts';
import {hasFiles} from '../sources/file-groups.ts';
import {absentLine} from '../sources/line.ts';

/** Stands above the groups of files; says itself only that there are none. */
export const filesToModify: SectionReader = {
  id: 'files-to-modify',
  read(facts) {
    if (hasFiles(facts)) return [];
    const why = facts.unknown === undefined ? '' : `: ${facts.unknown}`;
    return [absentLine(`No files known${why}`, 'git, and the paths that the documents of the change name')];
  },
};
