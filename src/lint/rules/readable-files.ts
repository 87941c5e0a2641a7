import {printable} from '../../project/names.ts';
import {ARCHIVE, baseName, CHANGES, CONFIG, METADATA, README, SPECS} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {missed} from '../../project/unreadable.ts';
import {defineRule} from '../rule.ts';
import {isMarkdown} from '../run.ts';

export const readableFiles = defineRule({
  id: 'readable-files',
  severity: 'error',
  on: 'project',
  fixable: false,
  family: 'change',
  summary: 'every document of an active change and every living spec can be read',
  *check(project) {
    readAll(project);
    for (const path of [CHANGES, ARCHIVE, SPECS])
      if (project.files.includes(path))
        yield {path, message: `Cannot read \`${baseName(path)}\`: it is a file, expected a folder`};
    for (const {path, reason} of missed(project))
      yield {path, message: `Cannot read \`${printable(baseName(path))}\`: ${reason}`};
  },
});

/** What cannot be read shows only when it is read. */
function readAll({input, files, changes}: Project): void {
  const isSpec = (path: string) => path.startsWith(`${SPECS}/`) && path.endsWith('/spec.md');
  const isRead = (path: string) => isMarkdown(path) || baseName(path) === METADATA;
  const ofChanges = changes.flatMap((change) => change.files.filter(isRead));
  const others = files.filter((path) => path === README || path === CONFIG || isSpec(path));
  for (const path of [...ofChanges, ...others]) input.read(path);
}
