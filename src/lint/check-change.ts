import type {Change} from '../project/change.ts';
import {CONFIG, isBelow} from '../project/paths.ts';
import type {Project} from '../project/project.ts';
import {withChanges} from '../project/with-changes.ts';
import {asAlone} from './across/alone.ts';
import type {GitFacts} from './files/git-facts.ts';
import {rivalsOf} from './rivals.ts';
import type {Finding, Rule} from './rule.ts';
import {rules} from './rules/index.ts';
import {lint} from './run.ts';
import {isMarkdown, type Scope} from './scope.ts';

/** One active change, and as much of its project as the rules need to judge it. */
export interface CheckedChange {
  readonly project: Project;
  readonly scope: Scope;
}

/** Take one active change out of its project for a check: of the others, only those stay that may be rivals. */
export function forCheck(project: Project, change: Change): CheckedChange {
  const rivals = new Set([change, ...rivalsOf(project, change)]);
  const documents = change.files.filter(isMarkdown).flatMap((path) => project.document(path) ?? []);
  return {
    project: withChanges(
      project,
      project.changes.filter((each) => rivals.has(each)),
    ),
    scope: {changes: [change], documents, includesProject: true},
  };
}

/**
 * What the rules say of one active change, and of the settings it is read by: errors and warnings, as a check of the
 * whole project finds them. Rules of changelogs say nothing of a change, and are not run.
 */
export function checkChange(
  {project, scope}: CheckedChange,
  {folder}: Change,
  facts?: GitFacts,
): readonly Finding[] {
  const findings = lint(project, scope, {rules: rules.filter(speaksOfChanges), facts});
  return asAlone(project, findings).filter(
    ({path, severity}) =>
      severity !== 'info' && (path === folder || isBelow(folder, path) || path === CONFIG),
  );
}

/** Whether a rule can judge a change without its project's changelogs and history. */
export function speaksOfChanges({on, family, asksGit}: Rule): boolean {
  return on !== 'project' || (family !== 'changelog' && !asksGit);
}
