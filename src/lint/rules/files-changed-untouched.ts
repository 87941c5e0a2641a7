import {printable} from '../../project/names.ts';
import {shownHashes} from '../files/commit-names.ts';
import {likelyPath, pathsIn} from '../files/known-paths.ts';
import {type KnownWork, workOn} from '../files/known-work.ts';
import {isEntry, type StatedFile, type StatedFiles, statedFilesIn} from '../files/stated-files.ts';
import {defineGitRule} from '../rule.ts';

export const filesChangedUntouched = defineGitRule({
  id: 'files-changed-untouched',
  severity: 'warning',
  on: 'document',
  fixable: false,
  family: 'files',
  summary: 'a file that is listed as changed is touched by the commits of the change or entry',
  *check(document, project, facts) {
    const {history, unknownPaths} = facts;
    for (const list of statedFilesIn(document, project)) {
      const work = workOn(list, project, facts);
      if (!work || work.commits.length === 0) continue;
      const isTouched = ({path, isPattern}: StatedFile): boolean =>
        isPattern || work.touched.has(path) || pathsIn(history).uncommitted.has(path);
      // What is in no commit at all is told by files-changed-unknown-path.
      const untouched = list.files.filter((file) => !isTouched(file) && !unknownPaths.has(file.path));
      for (const {path, written, range} of untouched) {
        const meant = likelyPath(history, path);
        const right =
          meant !== undefined && work.touched.has(meant)
            ? `did you mean \`${printable(meant)}\``
            : expected(list);
        yield {
          range,
          message: `${written.endsWith('/') ? 'Folder' : 'File'} \`${printable(written)}\` is touched by no ${whose(list, work)}, ${right}`,
        };
      }
    }
  },
});

function whose({of}: StatedFiles, {commits}: KnownWork): string {
  return isEntry(of) ? `commit of this entry (${shownHashes(commits)})` : 'commit of this change';
}

function expected({of}: StatedFiles): string {
  return `expected only files that ${isEntry(of) ? 'the entry' : 'the change'} touches`;
}
