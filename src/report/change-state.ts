import {isMergeRule, mergesOfOne} from '../lint/deltas/merge-rules.ts';
import {changeItem, checkItems} from '../lint/items.ts';
import type {Finding} from '../lint/rule.ts';
import type {Change} from '../project/change.ts';
import {printable} from '../project/names.ts';
import type {Project} from '../project/project.ts';
import {shellLine} from '../refusal.ts';
import {changeJson} from './change-json.ts';
import {mergeIssues} from './spec-diff-json.ts';
import {counted} from './style.ts';
import type {Issue} from './validation.ts';

/** How far a change is, and what it lacks. */
export interface ChangeState {
  readonly change: Change;
  readonly errors: number;
  readonly warnings: number;
  readonly artifacts: readonly Artifact[];
  /** What is left to do before the change can be archived, each with its command. */
  readonly missing: readonly {readonly what: string; readonly command: string}[];
}

/** One of the files a change is made of. */
export interface Artifact {
  readonly id: 'proposal' | 'specs' | 'design' | 'tasks';
  /** Relative to the change; a pattern where several files may be meant. */
  readonly outputPath: string;
  /** `ready` can be written now, `blocked` waits for `missingDeps`, `skipped` is not wanted. */
  readonly status: 'done' | 'ready' | 'blocked' | 'skipped';
  readonly requires: readonly string[];
  readonly missingDeps?: readonly string[];
}

/** The states of changes, from one run of the rules. */
export function statesOf(project: Project, changes: readonly Change[]): readonly ChangeState[] {
  const checked = checkItems(project, changes.map(changeItem));
  const findings = new Map(checked.map(({item, findings}) => [item.change, findings]));
  return changes.map((change) => stateOf(project, change, findings.get(change) ?? []));
}

/** A state for a program. */
export function stateJson({change, errors, warnings, artifacts, missing}: ChangeState) {
  return {
    changeName: change.name,
    ...changeJson(change),
    isComplete: artifacts.every(({status}) => status === 'done' || status === 'skipped'),
    isReady: missing.length === 0 && !change.archived,
    artifacts,
    errors,
    warnings,
    missing,
  };
}

/** The state of one change, from what the rules say of it. */
export function stateOf(project: Project, change: Change, findings: readonly Finding[]): ChangeState {
  const issues = change.archived ? [] : mergeIssues(project, mergesOfOne(project, change));
  const own = change.archived ? [] : findings.filter(({rule}) => !isMergeRule(rule));
  const count = (severity: string) => own.filter((finding) => finding.severity === severity).length;
  const errors = count('error');
  return {
    change,
    errors: errors + issues.length,
    warnings: count('warning'),
    artifacts: artifactsOf(change),
    missing: change.archived ? [] : missingOf(change, errors, issues),
  };
}

function missingOf({name, progress}: Change, errors: number, issues: readonly Issue[]) {
  const open = progress.total - progress.done;
  const shown = printable(name);
  return [
    ...(errors > 0
      ? [{what: `${counted(errors, 'error')} to mend`, command: shellLine`openspec lint ${shown}`}]
      : []),
    ...issues.map(({message}) => ({what: printable(message), command: shellLine`openspec diff ${shown}`})),
    ...(open > 0
      ? [{what: `${counted(open, 'task')} open`, command: shellLine`openspec show ${shown}`}]
      : []),
  ];
}

/** What a change consists of; a design is a choice, so tasks do not wait for one. */
function artifactsOf(change: Change): readonly Artifact[] {
  const {folder, files, metadata} = change;
  const has = (file: string) => files.includes(`${folder}/${file}`);
  const [proposal, tasks] = [has('proposal.md'), has('tasks.md')];
  const specs = change.deltas.length + change.requirementDeltas.length > 0;
  const waits = (isMissing: boolean, id: string) => (isMissing ? [id] : []);
  const needsSpecs = !specs && !metadata.skipsSpecs;
  return [
    artifact('proposal', 'proposal.md', proposal, [], []),
    {
      ...artifact('specs', 'specs/**/*.md', specs, ['proposal'], waits(!proposal, 'proposal')),
      ...(metadata.skipsSpecs && !specs ? {status: 'skipped'} : {}),
    },
    {
      ...artifact('design', 'design.md', has('design.md'), ['proposal'], waits(!proposal, 'proposal')),
      ...(tasks && !has('design.md') ? {status: 'skipped'} : {}),
    },
    artifact('tasks', 'tasks.md', tasks, ['specs'], waits(needsSpecs, 'specs')),
  ];
}

function artifact(
  id: Artifact['id'],
  outputPath: string,
  isDone: boolean,
  requires: readonly string[],
  missingDeps: readonly string[],
): Artifact {
  if (isDone) return {id, outputPath, status: 'done', requires};
  if (missingDeps.length === 0) return {id, outputPath, status: 'ready', requires};
  return {id, outputPath, status: 'blocked', requires, missingDeps};
}
