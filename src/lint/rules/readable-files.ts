import {printable} from '../../printable.ts';
import {ARCHIVE, baseName, CHANGES, METADATA, README, SPECS} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {missed} from '../../project/unreadable.ts';
import {defineRule} from '../rule.ts';
import {isMarkdown} from '../scope.ts';

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
      yield {path, message: `Cannot read \`${printable(baseName(path))}\`: ${withoutName(path, reason)}`};
  },
});

/** What is a link is named by the reason too, for it may be a folder above; where it is the file itself, once is enough. */
function withoutName(path: string, reason: string): string {
  const name = ` (${printable(baseName(path))})`;
  return reason.endsWith(name) ? reason.slice(0, -name.length) : reason;
}

/** What cannot be read shows only when it is read. */
function readAll(project: Project): void {
  const {input, files, changes} = project;
  const isSpec = (path: string) => path.startsWith(`${SPECS}/`) && path.endsWith('/spec.md');
  const ofChanges = changes.flatMap((change) => change.files);
  for (const path of ofChanges.filter((each) => baseName(each) === METADATA)) input.read(path);
  for (const path of [
    ...ofChanges.filter(isMarkdown),
    ...files.filter((each) => each === README || isSpec(each)),
    ...project.config.guidelines,
  ])
    project.document(path);
}
