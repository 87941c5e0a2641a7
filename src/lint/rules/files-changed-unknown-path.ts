import {printable} from '../../project/names.ts';
import {likelyPath} from '../files/known-paths.ts';
import {statedFilesIn} from '../files/stated-files.ts';
import {defineGitRule} from '../rule.ts';

export const filesChangedUnknownPath = defineGitRule({
  id: 'files-changed-unknown-path',
  severity: 'warning',
  on: 'document',
  fixable: false,
  family: 'files',
  summary: 'a file that is listed as changed is, or was, in the repository',
  *check(document, project, {history, unknownPaths}) {
    if (history.isShallow) return;
    const files = statedFilesIn(document, project).flatMap((list) => list.files);
    for (const {path, written, range} of files.filter((file) => unknownPaths.has(file.path))) {
      const meant = likelyPath(history, path);
      const right =
        meant === undefined ? 'expected a path that git knows' : `did you mean \`${printable(meant)}\``;
      yield {
        range,
        message: `${written.endsWith('/') ? 'Folder' : 'File'} \`${printable(written)}\` is in no commit and not in the work tree, ${right}`,
      };
    }
  },
});
