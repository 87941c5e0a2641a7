import type {MergeProblem} from '../dialects/merge/problem.ts';
import {asAlone} from '../lint/across/alone.ts';
import {tellsOfLoss} from '../lint/deltas/arrival.ts';
import {placesToldElsewhere} from '../lint/deltas/conflict-places.ts';
import {isMergeRule, mergeFinding} from '../lint/deltas/merge-rules.ts';
import type {Finding} from '../lint/rule.ts';
import {lint} from '../lint/run.ts';
import {selectedPart} from '../lint/select.ts';
import {descendants, isBareSection} from '../markdown/section.ts';
import type {Change} from '../project/change.ts';
import {CONFIG} from '../project/paths.ts';
import type {Project} from '../project/project.ts';

/** How closely an archive looks. */
interface Checks {
  readonly validates: boolean;
  readonly skipsSpecs: boolean;
}

/** What is to be said of changes as they would be archived, the problems of their merges included. */
export function archiveFindings(
  project: Project,
  changes: readonly Change[],
  checks: Checks,
  problems: readonly MergeProblem[],
): readonly Finding[] {
  return [
    ...lintFindings(project, changes, checks),
    ...untold(project, changes, checks, problems).map((problem) => mergeFinding(project, problem)),
  ];
}

/** What lint says of the changes; what keeps them from being merged is told by the merge itself. */
function lintFindings(
  project: Project,
  changes: readonly Change[],
  {skipsSpecs, validates}: Checks,
): readonly Finding[] {
  if (!validates && skipsSpecs) return [];
  const folders = changes.map(({folder}) => folder);
  const {project: part = project, scope, rules, includes} = selectedPart(project, folders);
  // Without validation a conflict is no finding, and what it would lose is all that is left to be told of it.
  const options = {tellsConflicted: !validates, ...(rules && {rules})};
  const findings = asAlone(project, lint(part, scope, options)).filter(({rule}) => !isMergeRule(rule));
  if (!validates) return findings.filter((finding) => includes(finding) && isLoss(project, finding, changes));
  return findings.filter(
    (finding) =>
      (includes(finding) || finding.path === CONFIG) && !(skipsSpecs && finding.rule === 'change-has-delta'),
  );
}

/** What keeps the changes from being merged, but for what lint says at the same place and knows better how to mend. */
function untold(
  project: Project,
  changes: readonly Change[],
  {validates}: Checks,
  problems: readonly MergeProblem[],
): readonly MergeProblem[] {
  if (!validates || problems.length === 0) return problems;
  const told = new Map(changes.flatMap((change) => [...placesToldElsewhere(change, project)]));
  return problems.filter(
    ({code, path, range}) => code !== 'delta-conflict' || !told.get(path)?.has(range.start),
  );
}

/** An error about a delta of these changes that would lose some of its text, a heading with nothing below it aside. */
function isLoss(project: Project, finding: Finding, changes: readonly Change[]): boolean {
  const {rule, severity, path} = finding;
  const isDelta = changes.some(({folder}) => `${path}/`.startsWith(`${folder}/specs/`));
  if (!isDelta || severity !== 'error' || !tellsOfLoss(rule)) return false;
  return rule !== 'requirement-place' || !isAtBareHeading(project, finding);
}

function isAtBareHeading(project: Project, {path, start}: Finding): boolean {
  const top = project.document(path)?.top;
  const found = top && descendants(top).find((section) => section.start === start?.offset);
  return found !== undefined && isBareSection(found);
}
