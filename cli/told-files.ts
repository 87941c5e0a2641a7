import {FROZEN} from '../src/history/frozen-files.ts';
import type {ProtectedFile} from '../src/lint/files/protected-files.ts';
import {type FilledFiles, isInAgreement} from '../src/plan/fill-files-changed.ts';
import type {Plan} from '../src/plan/plan.ts';
import {targetOf} from '../src/plan/plan.ts';
import type {Change} from '../src/project/change.ts';
import {baseName} from '../src/project/paths.ts';
import {evidenceLines} from '../src/report/file-evidence.ts';
import {
  filledJson,
  leftOverLines,
  missingLines,
  plainList,
  protectedLines,
  untouchedLines,
  writtenWords,
} from '../src/report/filled-files.ts';
import {counted, visible} from '../src/report/style.ts';
import type {Answer} from './asked-files.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';
import {note, printJson} from './open.ts';

/** What was found, ready to be shown, and what is written for it. */
export interface Outcome extends Answer {
  readonly plan: Plan;
  /** The files of active changes that are to be left alone. */
  readonly kept: ReadonlyMap<Change, readonly ProtectedFile[]>;
}

/** What still differs once the plan is carried out. */
export function afterwards(filled: FilledFiles, {options}: Input): FilledFiles {
  if (!options['write']) return filled;
  return {...filled, deltas: filled.deltas.map((delta) => ({...delta, added: [], miscounted: []}))};
}

/** Show what was found in the form that is asked for. */
export async function reportFiles(context: Context, input: Input, outcome: Outcome): Promise<void> {
  const {write, check, json, evidence} = input.options;
  if (json) return printJson(context, jsonOf(input, outcome));
  if (evidence)
    printLines(
      context,
      outcome.filled.flatMap((each) =>
        evidenceLines(each, context.stdout, context.stdout.reader === 'person'),
      ),
    );
  if (write) printWritten(context, outcome);
  if (check) printDifferences(context, input, outcome);
  if (!write && !check && !evidence) await printDiff(context, input, outcome);
  printNotes(context, input, outcome);
}

function jsonOf({options}: Input, {filled, history, plan, kept}: Outcome): unknown {
  return {
    version: 1,
    isShallow: history?.isShallow ?? false,
    changes: filled.map((each) => filledJson(each, kept.get(each.change) ?? [])),
    written: options['write'] ? plan.map(targetOf) : [],
  };
}

/** The diff of the deltas; of a change that has none to list files in, the list itself. */
async function printDiff({stdout}: Context, {options}: Input, {filled}: Outcome): Promise<void> {
  const plan = filled.flatMap((each) => each.plan);
  const {planDiff} = await import('../src/report/plan-diff.ts');
  if (plan.length > 0) stdout.write(planDiff(plan), 'data');
  const plain = filled.filter(({deltas, attribution}) => deltas.length === 0 && attribution.files.length > 0);
  for (const each of plain) {
    if (filled.length > 1) stdout.write(`## ${visible(each.change.name)}\n\n`);
    stdout.write(`${plainList(each, options['style'] === 'table' ? 'table' : 'list')}\n`);
    if (filled.length > 1) stdout.write('\n');
  }
}

function printLines({stdout}: Context, lines: readonly string[]): void {
  for (const line of lines) stdout.write(`${line}\n`);
}

function printDifferences(context: Context, input: Input, {filled, kept}: Outcome): void {
  for (const each of filled) {
    const untouched = each.attribution.isCutOff ? [] : untouchedLines(each);
    const left = protectedLines(kept.get(each.change) ?? []);
    printLines(context, [...missingLines(afterwards(each, input)), ...untouched, ...left]);
  }
}

function printWritten({stdout}: Context, {filled, plan}: Outcome): void {
  for (const delta of filled.flatMap(({deltas}) => deltas)) {
    if (delta.edits.length > 0)
      stdout.write(`${visible(delta.delta.document.source.path)}: ${writtenWords(delta)}\n`);
  }
  const frozen = plan.filter((operation) => baseName(targetOf(operation)) === FROZEN);
  if (frozen.length > 0) stdout.write(`kept what git says of ${counted(frozen.length, 'archived change')}\n`);
}

function printNotes(context: Context, input: Input, {filled, plan, history, kept}: Outcome): void {
  const {check, evidence} = input.options;
  const lines = check || evidence ? [] : filled.flatMap(notesOf);
  const pins = filled.flatMap(({change, attribution}) =>
    attribution.unknownPins.map(
      (pin) => `${visible(change.name)} pins ${pin}, which is no commit of this history.`,
    ),
  );
  const left = check ? [] : [...kept.values()].flatMap(protectedLines);
  for (const line of [...lines, ...pins, ...left]) note(context, input, line);
  if (history?.isShallow)
    note(
      context,
      input,
      'This clone is shallow: older commits are unknown. To fetch them: git fetch --unshallow',
    );
  if (filled.length === 0) note(context, input, noneOf(input));
  const isQuiet = plan.length === 0 && lines.length === 0 && !check && !evidence;
  const isListed = filled.every(
    (each) => each.deltas.length > 0 && !each.attribution.isCutOff && isInAgreement(each),
  );
  if (filled.length > 0 && isQuiet && isListed) note(context, input, 'Nothing to list that is not listed.');
}

function noneOf({options}: Input): string {
  if (options['archived'] && !options['all']) return 'No archived changes.';
  return 'No active changes. Start one: openspec new add-something';
}

function notesOf(each: FilledFiles): readonly string[] {
  const leftOver = each.deltas.length > 0 ? leftOverLines(each) : [];
  return [...leftOver, ...(each.attribution.isCutOff ? [] : untouchedLines(each))];
}
