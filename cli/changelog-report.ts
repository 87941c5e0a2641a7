import {PROJECTED} from '../src/changelog/record.ts';
import {changelogStatus, withoutChangelog} from '../src/changelog/status.ts';
import {type Operation, type Plan, targetOf} from '../src/plan/plan.ts';
import {previewProject} from '../src/plan/preview.ts';
import type {UnresolvedPlace} from '../src/plan/resolve-changelogs.ts';
import type {ChangelogUpdate, ViewConflict} from '../src/plan/update-changelogs.ts';
import {baseName} from '../src/project/paths.ts';
import type {Project} from '../src/project/project.ts';
import {shellLine} from '../src/refusal.ts';
import {planDiff} from '../src/report/plan-diff.ts';
import {sizeOf} from '../src/report/plan-size.ts';
import {counted, visible} from '../src/report/style.ts';
import type {ChangelogRequest} from './changelog-request.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';
import {EXIT, type ExitCode} from './exit-codes.ts';
import {note, printJson} from './open.ts';

/** What an update of the changelogs came to, and of what. */
export interface UpdateOutcome extends ChangelogUpdate {
  readonly project: Project;
  readonly request: ChangelogRequest;
  /** Conflicts of a merge that only a person can resolve. */
  readonly unresolved: readonly UnresolvedPlace[];
}

/** Say what would be written, or was, and what waits for a person to decide. */
export function reportUpdate(context: Context, input: Input, outcome: UpdateOutcome): ExitCode {
  const {project, request, files, records, conflicts, unresolved} = outcome;
  const plan = [...files, ...records];
  const isCheck = request.deed === 'check';
  const isOpen = conflicts.length > 0 || unresolved.length > 0;
  const code = isOpen || (isCheck && plan.length > 0) ? EXIT.findings : EXIT.clean;
  if (request.isJson) {
    printJson(context, outcomeJson(outcome, plan));
    return code;
  }
  if (isCheck) context.stdout.write(planDiff(plan), 'data');
  else for (const line of writtenLines(outcome)) context.stdout.write(line);
  for (const place of unresolved) context.stderr.write(unresolvedLine(place));
  for (const conflict of conflicts) context.stderr.write(conflictLines(conflict, isCheck));
  if (isCheck && plan.length > 0)
    note(context, input, 'The changelog is out of date. Update it: openspec changelog --write');
  if (plan.length === 0 && !isOpen)
    note(context, input, withoutChangelog(project, request.views) ?? 'The changelog is up to date.');
  return code;
}

/** Commits that were pending are known now: nobody need write them, and whoever does gets them. */
export function reportWaiting(context: Context, input: Input, outcome: UpdateOutcome): ExitCode {
  const {files, records, conflicts} = outcome;
  const code = reportUpdate(context, input, {...outcome, files: [], records: []});
  if (files.length + records.length > 0 && conflicts.length === 0)
    note(
      context,
      input,
      'Commits that were pending are known by now. Fill them in: openspec changelog --write',
    );
  return code;
}

function outcomeJson({project, request, conflicts, unresolved}: UpdateOutcome, plan: Plan) {
  const isCheck = request.deed === 'check';
  const operations = plan.map((operation) => ({path: targetOf(operation), diff: planDiff([operation])}));
  return {
    version: 1,
    [isCheck ? 'stale' : 'written']: operations,
    conflicts: conflicts.map((conflict) => ({
      path: conflict.path,
      line: isCheck ? conflict.line : conflict.lineAfter,
      change: conflict.change.name,
      field: conflict.field,
      base: conflict.base,
      file: conflict.file ?? null,
      source: conflict.source ?? null,
    })),
    ...((request.deed === 'resolve' || unresolved.length > 0) && {unresolved}),
    views: changelogStatus(isCheck ? project : previewProject(project, plan), request.views),
  };
}

function writtenLines({files, records}: UpdateOutcome): readonly string[] {
  const verb = ({kind}: Operation) => (kind === 'create' ? 'created' : 'updated');
  const lines = files.map((each) => `${verb(each)} ${visible(targetOf(each))} (${sizeOf(each)})\n`);
  const kept = records.length;
  return kept === 0 ? lines : [...lines, `recorded in ${counted(kept, 'archived change')} (${PROJECTED})\n`];
}

function unresolvedLine({path, line, reason}: UnresolvedPlace): string {
  return `${visible(path)}:${line}: conflict not resolved: ${visible(reason)}\n`;
}

/** Where it is, what both sides say, and how either is chosen. */
function conflictLines(conflict: ViewConflict, isCheck: boolean): string {
  const {path, change, field, file, source} = conflict;
  const name = baseName(change.folder);
  const line = isCheck ? conflict.line : conflict.lineAfter;
  return [
    `${visible(path)}:${line}: ${visible(change.name)} was edited here, and says something else by now (${visible(field)})`,
    `  the file says:    ${saidBy(file)}`,
    `  the change says:  ${saidBy(source)}`,
    `  keep the file:    ${shellLine`openspec changelog ${name} --write --view ${path} --accept file`}`,
    `  take the change:  ${shellLine`openspec changelog ${name} --write --view ${path} --accept source`}`,
    '',
  ].join('\n');
}

function saidBy(text: string | undefined): string {
  return text === undefined ? '(nothing)' : text.split('\n').map(visible).join('\n                    ');
}
