import type {Finding} from '../../src/lint/rule.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {selected} from '../../src/lint/select.ts';
import type {Project} from '../../src/project/project.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {targetOf} from '../target.ts';
import {levelsOf} from './levels.ts';
import type {Subject} from './subject.ts';

/** The rules that judge a change by what else there is. */
const JUDGED: ReadonlySet<string> = new Set(['overlapping-changes', 'stale-base', 'merge-conflict']);

/**
 * What is to be said of the changes that this side brought on the branch that `--against` names: findings about what was
 * selected that the project by itself does not have.
 */
export async function findingsAcross(
  context: Context,
  input: Input,
  subject: Subject,
  ref: string,
): Promise<(project: Project, findings: readonly Finding[]) => readonly Finding[]> {
  const target = await targetOf(context, input, subject, ref);
  const levels = levelsOf(input);
  return (project, findings) => {
    const ours = target.ours(project).map(({folder}) => folder);
    if (ours.length === 0) return [];
    const judged = target.judged(project);
    const {scope, includes} = selected(judged, ours);
    const {includes: isAsked} = subject.select(project);
    const told = new Set(findings.map(keyOf));
    const options = {rules: rules.filter(({id}) => JUDGED.has(id)), levels, known: new Map()};
    return lint(judged, scope, options).filter(
      (finding) =>
        JUDGED.has(finding.rule) && includes(finding) && isAsked(finding) && !told.has(keyOf(finding)),
    );
  };
}

function keyOf({rule, path, start}: Finding): string {
  return JSON.stringify([rule, path, start?.offset]);
}
