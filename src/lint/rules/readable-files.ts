import {printable} from '../../project/names.ts';
import {ARCHIVE, baseName, CHANGES, CONFIG, isBelow, README, SPECS} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {defineRule} from '../rule.ts';
import {isMarkdown} from '../run.ts';

export const readableFiles = defineRule({
  id: 'readable-files',
  severity: 'error',
  on: 'project',
  fixable: false,
  family: 'change',
  summary: 'every document of an active change can be read',
  *check(project) {
    readAll(project);
    for (const path of [CHANGES, ARCHIVE, SPECS])
      if (project.files.includes(path))
        yield {path, message: `Cannot read \`${baseName(path)}\`: it is a file, expected a folder`};
    for (const {path, reason} of project.unreadable) {
      if (matters(path, project))
        yield {path, message: `Cannot read \`${printable(baseName(path))}\`: ${reason}`};
    }
  },
});

/** What cannot be read shows only when it is read. */
function readAll(project: Project): void {
  project.document(README);
  void project.config;
  for (const {files, metadata} of project.changes) {
    void metadata;
    for (const path of files.filter(isMarkdown)) project.document(path);
  }
}

/** A link or a device where a change could be: nothing else speaks of it. */
function isAmongChanges(path: string): boolean {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return parent === CHANGES || parent === ARCHIVE;
}

function matters(path: string, project: Project): boolean {
  if (path === README || path === CONFIG || isAmongChanges(path)) return true;
  // A capability may be named like a file.
  if (project.files.includes(`${path}/spec.md`)) return false;
  return /\.(?:md|markdown|ya?ml)$/i.test(path) && project.changes.some(({folder}) => isBelow(folder, path));
}
