import {type FixOptions, fixAll} from '../lint/fixes/fix.ts';
import type {Finding} from '../lint/rule.ts';
import type {TextEdit} from '../markdown/edit.ts';
import {lineEnd, lineStart} from '../markdown/place.ts';
import type {Project} from '../project/project.ts';
import {effective, type Plan} from './plan.ts';

/** What fixes would write, the project as it would be then, and the findings they leave in it. */
export interface FixPlan {
  readonly plan: Plan;
  readonly project: Project;
  readonly findings: readonly Finding[];
}

/** Plan all fixes of the findings `check` makes: the safe ones, and on demand those a person must look at. */
export function planFixes(
  project: Project,
  check: (project: Project) => readonly Finding[],
  options: FixOptions = {},
): FixPlan {
  const {sources, project: fixed, findings} = fixAll(project, check, options);
  const plan = [...sources].flatMap(([path, after]): Plan => {
    const source = project.input.read(path);
    if (!source) return [];
    const edits = source.text === after.text ? [] : [changedLines(source.text, after.text)];
    return [{kind: 'write', source, edits, ...(source.hasBom && !after.hasBom && {dropsBom: true})}];
  });
  return {plan: effective(plan), project: fixed, findings};
}

/** The one edit, in whole lines, that turns one text into the other. */
function changedLines(before: string, after: string): TextEdit {
  const shortest = Math.min(before.length, after.length);
  let same = 0;
  while (same < shortest && before[same] === after[same]) same++;
  const start = lineStart(before, same);
  let tail = 0;
  while (tail < shortest - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const end = before.length - tail;
  if (lineStart(before, end) !== end) tail = before.length - lineEnd(before, end, true);
  return {start, end: before.length - tail, text: after.slice(start, after.length - tail)};
}
