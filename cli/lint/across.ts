import {changedOnBothSides} from '../../src/lint/across/both-sides.ts';
import {specOf} from '../../src/lint/deltas/requirement-files.ts';
import {errorFinding, type Finding} from '../../src/lint/rule.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {selected} from '../../src/lint/select.ts';
import {placeIn} from '../../src/markdown/document.ts';
import {printable} from '../../src/printable.ts';
import {changeAt, type Project, specPath} from '../../src/project/project.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {type Target, targetOf} from '../target.ts';
import {levelsOf} from './levels.ts';
import type {Subject} from './subject.ts';

/** The rules that judge a change by what else there is. */
const JUDGED: ReadonlySet<string> = new Set([
  'overlapping-changes',
  'stale-base',
  'merge-conflict',
  'requirement-new',
  'requirement-target',
  'scenario-kept',
]);

/**
 * Some findings as the branch that `--against` names leaves them: with what is to be said there of the changes and specs
 * that this side brought, as far as it was selected, and without those of changes that are archived there.
 */
export async function findingsAcross(
  context: Context,
  input: Input,
  subject: Subject,
  ref: string,
): Promise<(project: Project, findings: readonly Finding[]) => readonly Finding[]> {
  const target = await targetOf(context, input, subject, ref);
  const levels = levelsOf(input);
  return (project, all) => {
    const judged = target.judged(project);
    const findings = all.filter(({path}) => !isArchivedThere(project, judged, path));
    const ours = target.ours(project).map(({folder}) => folder);
    const {scope, includes} = selected(judged, ours);
    const {includes: isAsked} = subject.select(project);
    const told = new Set(findings.map(keyOf));
    const options = {rules: rules.filter(({id}) => JUDGED.has(id)), levels, known: new Map()};
    const across = ours.length === 0 ? [] : lint(judged, scope, options);
    const onBoth = bothSides(target, project, ref).filter(isAsked);
    return [
      ...findings,
      ...onBoth,
      ...across.filter(
        (finding) =>
          JUDGED.has(finding.rule) && includes(finding) && isAsked(finding) && !told.has(keyOf(finding)),
      ),
    ];
  };
}

/** Whether a path is of an active change that the target has archived: there is nothing to be done about it any more. */
function isArchivedThere(project: Project, judged: Project, path: string): boolean {
  const change = changeAt(project, path);
  return (
    change !== undefined && !change.archived && !judged.changes.some(({folder}) => folder === change.folder)
  );
}

/** The requirements that both branches changed in a living spec and git cannot merge, where our spec has them. */
function bothSides(target: Target, project: Project, ref: string): readonly Finding[] {
  return changedOnBothSides(target.base, project, target.project)
    .filter(({merges}) => !merges)
    .map(({capability, name, ours}) => {
      const path = specPath(capability);
      const document = project.document(path);
      const spec = document && specOf(document);
      const heading = spec?.requirements.find((each) => each.name === ours)?.heading;
      const place = (offset: number) => document && placeIn(document, offset);
      const message = `\`${name}\` was changed here and on \`${ref}\`, differently, so that both do not merge; expected them brought together`;
      return errorFinding({
        rule: 'merge-conflict',
        path,
        start: heading && place(heading.start),
        end: heading && place(heading.end),
        message: printable(message),
      });
    });
}

function keyOf({rule, path, start}: Finding): string {
  return JSON.stringify([rule, path, start?.offset]);
}
