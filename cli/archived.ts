import type {MergedThreeWays} from '../src/dialects/merge/problem.ts';
import type {History} from '../src/history/history.ts';
import type {ArchivePlan} from '../src/plan/archive-changes.ts';
import type {FilledFiles} from '../src/plan/fill-files-changed.ts';
import {isOwnRecord} from '../src/plan/own-records.ts';
import {targetOf} from '../src/plan/plan.ts';
import {printable} from '../src/project/names.ts';
import {CHANGES} from '../src/project/paths.ts';
import {changeAt} from '../src/project/project.ts';
import {Refusal, shellLine} from '../src/refusal.ts';
import {filledJson, leftOverLines} from '../src/report/filled-files.ts';
import {findingsJson} from '../src/report/findings/json.ts';
import {stylish} from '../src/report/findings/stylish.ts';
import {planDiff} from '../src/report/plan-diff.ts';
import {counted, visible} from '../src/report/style.ts';
import {shortCommit} from '../src/short-commit.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';
import {note, printJson} from './open.ts';

/** Throws a Refusal when an error stands in the way, after showing it. */
export function refuseErrors(context: Context, input: Input, planned: ArchivePlan): void {
  const {findings, moves, project} = planned;
  const errors = findings.filter(({severity}) => severity === 'error');
  if (errors.length === 0) return;
  if (!input.options['json']) context.stderr.write(`${stylish(errors, project.document, context.stderr)}\n`);
  const wrong = new Set(errors.map(({path}) => changeAt(project, path)?.name));
  const names = moves.map(({change}) => change.name).filter((name) => wrong.has(name));
  const message = `${[...names.map(printable), ''].join(': ')}${counted(errors.length, 'error')}, nothing was archived`;
  const hint = hintFor(planned, names);
  throw new Refusal('lint-errors', message, hint, {
    findings: findingsJson(findings).findings,
  });
}

/** What to do next: what the specs say otherwise since is brought together first, in one change after the other. */
function hintFor({merges}: ArchivePlan, names: readonly string[]): string {
  const moved = merges.flatMap(({problems}) => problems).find(({isRebasable}) => isRebasable);
  const change = moved && names.find((name) => moved.path.startsWith(`${CHANGES}/${name}/`));
  if (change !== undefined) return shellLine`openspec rebase ${change}`;
  return names.length === 0 ? 'openspec lint' : shellLine`openspec lint ${names}`;
}

/** What was done, or with `--dry-run` what would be. */
export function reportArchive(
  context: Context,
  input: Input,
  planned: ArchivePlan,
  filled: readonly FilledFiles[],
): void {
  const {moves, merges, plan} = planned;
  const isDryRun = input.options['dryRun'] === true;
  if (input.options['json']) {
    const archived = moves.map(({change, to}) => ({change: change.name, path: to}));
    const specs = merges.map(({capability, result, totals, losses, threeWay}) => ({
      capability,
      result: result.kind,
      totals,
      losses,
      threeWay,
    }));
    printJson(context, {
      version: 1,
      archived,
      specs,
      written: writtenFiles(planned).map(({path}) => path),
      removed: removedPaths(planned),
      files: filled.map((each) => filledJson(each)),
      ...(isDryRun ? {diff: planDiff(plan)} : {}),
    });
    return;
  }
  if (isDryRun) {
    context.stdout.write(planDiff(plan), 'data');
    return;
  }
  for (const {change, to} of moves)
    context.stdout.write(`archived ${visible(change.name)} as ${visible(to)}\n`);
  for (const {path, isNew} of writtenFiles(planned))
    if (!isOwnRecord(path)) note(context, input, `${isNew ? 'created' : 'updated'} ${visible(path)}`);
  for (const path of removedPaths(planned)) note(context, input, `removed ${visible(path)}`);
  noteSpecs(context, input, planned);
}

/** What git could not tell, or could not place: for a person to decide, so nothing stops for it. */
export function noteFiles(
  context: Context,
  input: Input,
  planned: ArchivePlan,
  filled: readonly FilledFiles[],
  history: History | undefined,
): void {
  if (!history) note(context, input, 'Files Changed was left as it is: git knows nothing of this project.');
  if (history?.isShallow) note(context, input, 'Files Changed may lack files: this clone is shallow.');
  // A change of requirement deltas has no list to be kept.
  const kept = filled.filter(({deltas}) => deltas.length > 0);
  for (const line of kept.flatMap(leftOverLines)) note(context, input, pathsAfter(planned, line));
}

function noteSpecs(context: Context, input: Input, {merges}: ArchivePlan): void {
  for (const {capability, totals, losses, threeWay} of merges) {
    const parts = Object.entries(totals).flatMap(([verb, count]) => (count > 0 ? [`${count} ${verb}`] : []));
    note(context, input, `spec ${visible(capability)}: ${parts.join(', ') || 'nothing to change'}`);
    for (const each of threeWay) note(context, input, `  ${threeWayLine(each)}`);
    for (const {requirement, lines} of losses) {
      note(
        context,
        input,
        `  ${requirement === undefined ? 'The Purpose of the delta' : visible(requirement)} lost ${counted(lines.length, 'line')}:\n${lines.map((line) => `    - ${visible(line)}\n`).join('')}`,
      );
    }
  }
}

function threeWayLine({requirement, commit, kind}: MergedThreeWays): string {
  const [name, short] = [visible(requirement), shortCommit(commit)];
  return kind === 'merged'
    ? `${name}: merged with what became of it since ${short}`
    : `${name}: left as it is, the delta says what the spec said at ${short}`;
}

/** The files that are made or edited, where they lie afterwards. */
function writtenFiles({moves, plan}: ArchivePlan) {
  const touched = plan.filter(({kind}) => kind !== 'move' && kind !== 'remove');
  return touched.map((operation) => ({
    isNew: operation.kind === 'create',
    path: moves.reduce(
      (at, {change, to}) => (at.startsWith(`${change.folder}/`) ? to + at.slice(change.folder.length) : at),
      targetOf(operation),
    ),
  }));
}

function removedPaths({plan}: ArchivePlan): readonly string[] {
  return plan.filter(({kind}) => kind === 'remove').map(targetOf);
}

function pathsAfter({moves}: ArchivePlan, line: string): string {
  return moves.reduce((text, {change, to}) => text.replaceAll(`${change.folder}/`, `${to}/`), line);
}
