import {archiveLinksIn} from '../../changelog/formats/keep-a-changelog/archive-links.ts';
import {printable} from '../../project/names.ts';
import {keptReleases} from '../changelog/kept-releases.ts';
import {defineRule} from '../rule.ts';

export const releaseEntryUnknown = defineRule({
  id: 'release-entry-unknown',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'changelog',
  summary: 'a link of the changelog that leads into the archive leads to a change that is there',
  *check(project) {
    const folders = new Set(project.input.changeFolders);
    for (const {document, path} of keptReleases(project))
      for (const {folder, start, end} of archiveLinksIn(document))
        if (!folders.has(folder))
          yield {
            path,
            range: {start, end},
            message: `No archived change lies at \`${printable(folder)}\`, expected a link to one that does`,
          };
  },
});
