import {type Plan, targetOf} from '../src/plan/plan.ts';
import type {RebasePlan, ToldInChange} from '../src/plan/rebase-change.ts';
import type {UndoPlan} from '../src/plan/undo-rebase.ts';
import {shellLine} from '../src/refusal.ts';
import {planDiff} from '../src/report/plan-diff.ts';
import {visible} from '../src/report/style.ts';
import {shortCommit} from '../src/short-commit.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';
import {note, printJson} from './open.ts';

/** Say what became of each requirement of some changes, and what is next. */
export function reportRebase(
  context: Context,
  input: Input,
  planned: readonly RebasePlan[],
  commit: string,
): void {
  const {dryRun, check, json} = input.options;
  const diff = planDiff(planned.flatMap(({plan}) => plan));
  if (json) {
    const rebased = planned.map(rebasedJson);
    printJson(context, {version: 1, commit: commit || undefined, rebased, ...(dryRun ? {diff} : {})});
    return;
  }
  if (dryRun) context.stdout.write(diff, 'data');
  const write = (line: string) => (dryRun ? note(context, input, line) : context.stdout.write(`${line}\n`));
  const done = dryRun || check ? 'would be rebased' : 'rebased';
  for (const {change, plan, told} of planned) {
    const name = visible(change.name);
    if (plan.length > 0) write(`${name} ${done} onto ${shortCommit(commit)}`);
    else if (told.length === 0) write(`${name} is up to date with the specs`);
    else write(`${name} cannot be brought up to date by itself`);
    for (const line of told.flatMap(toldLines)) write(`  ${line}`);
    if (told.length > 0 && !dryRun && !check)
      note(context, input, `Next: ${shellLine`openspec lint ${change.name}`}`);
  }
}

/** Say which files are as they were before a rebase. */
export function reportUndo(context: Context, input: Input, planned: readonly UndoPlan[]): void {
  const {dryRun, json} = input.options;
  const diff = planDiff(planned.flatMap(({plan}) => plan));
  if (json) {
    const undone = planned.map(({change, plan}) => ({
      change: change.name,
      restored: pathsOf(plan, false),
      removed: pathsOf(plan, true),
    }));
    printJson(context, {version: 1, undone, ...(dryRun ? {diff} : {})});
  } else if (dryRun) context.stdout.write(diff, 'data');
  else
    for (const {change, plan} of planned) {
      context.stdout.write(`${visible(change.name)} is as it was before its last rebase\n`);
      for (const path of pathsOf(plan, false)) note(context, input, `restored ${visible(path)}`);
      for (const path of pathsOf(plan, true)) note(context, input, `removed ${visible(path)}`);
    }
}

function pathsOf(plan: Plan, isRemoved: boolean): readonly string[] {
  return plan.filter(({kind}) => (kind === 'remove') === isRemoved).map(targetOf);
}

function rebasedJson({change, plan, told}: RebasePlan) {
  return {change: change.name, written: plan.map(targetOf), requirements: told.map(toldJson)};
}

function toldJson({kind, places, ...told}: ToldInChange) {
  return {...told, outcome: kind, places: places.map(({line, column}) => ({line, column}))};
}

function toldLines({
  kind,
  capability,
  requirement,
  base,
  path,
  places,
  message,
}: ToldInChange): readonly string[] {
  const what = visible(`${capability}: ${requirement}`);
  const since = base === undefined ? '' : ` since ${shortCommit(base)}`;
  if (kind === 'merged')
    return [`${what}: ${message === undefined ? `merged with what became of it${since}` : visible(message)}`];
  const said = visible(message ?? `${requirement} was changed differently in the spec${since}`);
  return places.map(({line}) => `${visible(path)}:${line}: ${said}`);
}
