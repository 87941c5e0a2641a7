import type {TextEdit} from '../markdown/edit.ts';
import type {Project} from '../project/project.ts';
import type {Operation, Plan} from './plan.ts';

/** What makes of some files of a project those of another: each path once, one edit a file. Files that go are left. */
export function netPlan(before: Project, after: Project, paths: Iterable<string>): Plan {
  return [...new Set(paths)].flatMap((path): readonly Operation[] => {
    const [source, now] = [before.input.read(path), after.input.read(path)];
    if (!now || source?.text === now.text) return [];
    if (!source) return [{kind: 'create', path, content: now.text}];
    return [{kind: 'write', source, edits: [editBetween(source.text, now.text)]}];
  });
}

/** The one place where two texts differ. */
function editBetween(was: string, is: string): TextEdit {
  const shorter = Math.min(was.length, is.length);
  let start = 0;
  while (start < shorter && was[start] === is[start]) start++;
  let same = 0;
  while (same < shorter - start && was.at(-1 - same) === is.at(-1 - same)) same++;
  return {start, end: was.length - same, text: is.slice(start, is.length - same)};
}
