import type {Change} from '../project/change.ts';
import {README} from '../project/paths.ts';
import type {Project} from '../project/project.ts';
import {isMarkdown} from './scope.ts';

/**
 * How often each dotted number stands in the files of a change, those of the tasks themselves among them, and in the
 * documents of other active changes that name this one.
 */
export function numbersSaid({name, files}: Change, project: Project): ReadonlyMap<string, number> {
  const own = new Set(files);
  const others = project.changes.flatMap((each) => each.files).filter((path) => !own.has(path));
  const counts = new Map<string, number>();
  const texts = [
    ...[...own].flatMap((path) => textAt(project, path)),
    ...[...others, README].flatMap((path) => textAt(project, path)).filter((text) => text.includes(name)),
  ];
  for (const text of texts)
    for (const [number] of text.matchAll(/\d+(?:\.\d+)+/g)) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

function textAt(project: Project, path: string): readonly string[] {
  const isText = isMarkdown(path) || /\.ya?ml$/i.test(path);
  return isText ? [project.document(path)?.text ?? ''] : [];
}
