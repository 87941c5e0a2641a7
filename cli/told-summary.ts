import {type Operation, targetOf} from '../src/plan/plan.ts';
import type {SummaryUpdate} from '../src/plan/write-summary.ts';
import {baseName} from '../src/project/paths.ts';
import {shellLine} from '../src/refusal.ts';
import {planDiff} from '../src/report/plan-diff.ts';
import {sizeOf} from '../src/report/plan-size.ts';
import {visible} from '../src/report/style.ts';
import {summaryEvidence} from '../src/report/summary-evidence.ts';
import {summaryJson} from '../src/report/summary-json.ts';
import type {SummaryFacts} from '../src/summary/facts.ts';
import {formOf} from '../src/summary/form.ts';
import type {Summary} from '../src/summary/summary.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';
import {note, printJson} from './open.ts';

/** A summary, what it was made from, and what it does to its file. */
export interface ToldSummary {
  readonly facts: SummaryFacts;
  readonly said: Summary;
  readonly update: SummaryUpdate;
}

/** Show what was done, or would be, in the form that is asked for. */
export function reportSummary(context: Context, input: Input, told: ToldSummary): void {
  const {facts, said, update} = told;
  const {json, evidence, dryRun, check} = input.options;
  const isWritten = !(evidence || dryRun || check);
  if (json) {
    const diff = dryRun ? {diff: update.file ? planDiff([update.file]) : ''} : {};
    const unknown = facts.unknown === undefined ? {} : {unknown: facts.unknown};
    printJson(context, {version: 1, ...summaryJson(said, update, isWritten), ...unknown, ...diff});
    return;
  }
  if (evidence) {
    for (const line of summaryEvidence(said, facts.attribution, context.stdout))
      context.stdout.write(`${line}\n`);
  } else reportFile(context, input, told, isWritten);
  if (facts.unknown !== undefined)
    note(context, input, `What git would know is left out: ${visible(facts.unknown)}.`);
}

function reportFile(context: Context, input: Input, {facts, update}: ToldSummary, isWritten: boolean): void {
  const {file, record, path, kept, conflicts} = update;
  const {name: plain, folder, archived} = facts.change;
  // An active change may have the name of an archived one.
  const name = archived ? baseName(folder) : plain;
  if (file) context.stdout.write(...fileText(input, file));
  else if (record && isWritten) context.stdout.write(`recorded in ${visible(targetOf(record))}\n`);
  for (const conflict of conflicts) context.stderr.write(conflictLines(path, name, conflict, isWritten));
  if (kept.length > 0) {
    const titles = kept.map((id) => `\`${formOf(id).title}\``).join(', ');
    note(context, input, `Left as written by hand: ${titles}.`);
  }
  if (!file && conflicts.length === 0) note(context, input, `${visible(path)} is up to date.`);
  if (file && input.options['check'])
    note(context, input, `Update it: ${shellLine`openspec summary ${name}`}`);
}

function fileText({options}: Input, file: Operation): [text: string, kind?: 'data'] {
  if (options['dryRun']) return [planDiff([file]), 'data'];
  const shown = visible(targetOf(file));
  if (options['check'])
    return [`${shown} is ${file.kind === 'create' ? 'missing' : `out of date (${sizeOf(file)})`}\n`];
  return [file.kind === 'create' ? `wrote ${shown}\n` : `updated ${shown} (${sizeOf(file)})\n`];
}

/** Where it is, what both sides say, and how either is chosen. */
function conflictLines(
  path: string,
  change: string,
  {line, lineAfter, file, source}: SummaryUpdate['conflicts'][number],
  isWritten: boolean,
): string {
  const place = `${visible(path)}:${isWritten ? lineAfter : line}`;
  return [
    `${place}: this line was edited here, and the change says something else by now`,
    `  the file says:    ${visible(file)}`,
    `  the change says:  ${source === undefined ? '(nothing)' : visible(source)}`,
    `  keep the file:    ${shellLine`openspec summary ${change} --accept file`}`,
    `  take the change:  ${shellLine`openspec summary ${change} --accept source`}`,
    '',
  ].join('\n');
}
