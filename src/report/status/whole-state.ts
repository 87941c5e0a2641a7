import {type CheckedChange, checkChange} from '../../lint/check-change.ts';
import {isMergeRule, mergeFinding, mergesOfOne} from '../../lint/deltas/merge-rules.ts';
import type {GitFacts} from '../../lint/files/git-facts.ts';
import type {Finding} from '../../lint/rule.ts';
import type {Change} from '../../project/change.ts';
import {type Check, guidelinesOf} from '../../project/guidelines.ts';
import {CONFIG} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {stateOf} from '../change-state.ts';
import {whereTold} from './archived-where.ts';
import {fileStateOf} from './file-state.ts';
import {leftItems} from './left-items.ts';
import {nextTasks} from './open-tasks.ts';
import {overlapsOf, type TouchedBy} from './overlaps.ts';
import type {WholeState, Work} from './state.ts';

/** What is asked of one change. */
export interface StatusFacts {
  readonly change: Change;
  /** Absent for an archived change, which is past mending. */
  readonly checked: CheckedChange | undefined;
  /** What git says to the rules; absent where it was not asked, or says nothing. */
  readonly facts: GitFacts | undefined;
  readonly work: Work;
  readonly touchedBy: TouchedBy;
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Where the form of a summary lies in a change. */
const SUMMARY = 'proposal-summary.md';
const NEXT = 3;

/** Put together all that is known of one change. */
export function wholeStateOf(project: Project, asked: StatusFacts): WholeState {
  const {change, checked, facts, work, touchedBy, today} = asked;
  const ruled = checked ? checkChange(checked, change, facts) : [];
  const files = fileStateOf(project, change, work);
  const findings = checked
    ? [...ruled.filter(({rule}) => !isMergeRule(rule)), ...mergeFindings(project, change)]
    : [];
  const summary = `${change.folder}/${SUMMARY}`;
  return {
    ...stateOf(
      project,
      change,
      ruled.filter(({path}) => path !== CONFIG),
    ),
    today,
    next: nextTasks(change, NEXT),
    findings,
    work,
    files,
    overlaps: change.archived ? [] : overlapsOf(project, change, files, touchedBy),
    summary: change.files.includes(summary) ? summary : undefined,
    left: leftItems(project, {change, findings, files, today}),
    checklist: change.archived ? [] : checksOf(project),
    told: whereTold(project, change),
  };
}

function checksOf(project: Project): readonly Check[] {
  return guidelinesOf(project).checks;
}

/** What keeps a change from being merged: errors with a place in its deltas. */
function mergeFindings(project: Project, change: Change): readonly Finding[] {
  const problems = mergesOfOne(project, change).flatMap((merge) => merge.problems);
  return problems.map((problem) => mergeFinding(project, problem));
}
