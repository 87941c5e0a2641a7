import {fixAll} from '../lint/fix.ts';
import type {Finding} from '../lint/rule.ts';
import type {TextEdit} from '../markdown/edit.ts';
import {lineEnd, lineStart} from '../markdown/place.ts';
import type {Project} from '../project/project.ts';
import type {Plan} from './plan.ts';

/** What the safe fixes would write, the project as it would be then, and the findings they leave in it. */
export interface FixPlan {
  readonly plan: Plan;
  readonly project: Project;
  readonly findings: readonly Finding[];
}

/** Plan all safe fixes of the findings `check` makes. */
export function planFixes(project: Project, check: (project: Project) => readonly Finding[]): FixPlan {
  const {texts, project: fixed, findings} = fixAll(project, check);
  const plan = [...texts].flatMap(([path, text]) => {
    const source = project.input.read(path);
    return source ? [{kind: 'write' as const, source, edits: [changedLines(source.text, text)]}] : [];
  });
  return {plan, project: fixed, findings};
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
