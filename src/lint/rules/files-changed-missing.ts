import type {Document} from '../../markdown/document.ts';
import {patternCovers} from '../../project/path-pattern.ts';
import {foldersOf} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {shownHashes} from '../files/commit-names.ts';
import {type KnownWork, workOn} from '../files/known-work.ts';
import {shownPaths} from '../files/shown-paths.ts';
import {isEntry, type StatedFile, type StatedFiles, statedFilesIn} from '../files/stated-files.ts';
import {defineGitRule, type Problem} from '../rule.ts';

export const filesChangedMissing = defineGitRule({
  id: 'files-changed-missing',
  severity: 'warning',
  on: 'document',
  fixable: false,
  family: 'files',
  summary: 'a file that a change or an entry touches is listed',
  *check(document, project, facts) {
    for (const list of statedFilesIn(document, project)) {
      const files = filesBeside(list, document, project);
      const work = files && workOn(list, project, facts);
      const missing = work ? missingIn(files, work) : [];
      if (work && missing.length > 0) yield problemOf(list, work, missing);
    }
  },
});

/** All that a change or an entry lists; nothing for a list of a change that has one before, where it is told. */
function filesBeside(
  {of, files}: StatedFiles,
  document: Document,
  project: Project,
): readonly StatedFile[] | undefined {
  if (isEntry(of)) return files;
  const lists = of.deltas.map((delta) => ({delta, lists: statedFilesIn(delta.document, project)}));
  const first = lists.find((each) => each.lists.length > 0)?.delta.document;
  return first?.source.path === document.source.path
    ? lists.flatMap((each) => each.lists.flatMap((list) => list.files))
    : undefined;
}

function missingIn(listed: readonly StatedFile[], {files}: KnownWork): readonly string[] {
  const paths = new Set(listed.map(({path}) => path));
  const patterns = listed.filter(({isPattern}) => isPattern);
  const isListed = (path: string): boolean =>
    [path, ...foldersOf(path)].some((each) => paths.has(each)) ||
    patterns.some((pattern) => patternCovers(pattern.path, path));
  return files.filter((path) => !isListed(path));
}

/** What a change lacks, an archive adds; nothing adds to an entry. */
function problemOf(
  {of, heading: range}: StatedFiles,
  {commits}: KnownWork,
  missing: readonly string[],
): Problem {
  const [what, entries] = missing.length > 1 ? ['are', 'entries for them'] : ['is', 'an entry for it'];
  const said = `${shownPaths(missing)} ${what} touched and not listed, expected ${entries}`;
  return isEntry(of)
    ? {range, message: `By ${shownHashes(commits)}, ${said}`}
    : {range, severity: 'info', message: said};
}
