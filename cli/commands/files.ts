import type {History} from '../../src/history/history.ts';
import {countsUncommitted} from '../../src/history/uncommitted.ts';
import {type FilledFiles, fillFilesChanged, isInAgreement} from '../../src/plan/fill-files-changed.ts';
import {type Plan, targetOf} from '../../src/plan/plan.ts';
import type {Change} from '../../src/project/change.ts';
import {findChange} from '../../src/project/find-change.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import {
  filledJson,
  leftOverLines,
  missingLines,
  untouchedLines,
  writtenWords,
} from '../../src/report/filled-files.ts';
import {visible} from '../../src/report/style.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {note, open, printJson} from '../open.ts';
import type {Command, Input} from './command.ts';

export const files: Command = {
  usage: '[change...]',
  options: [
    {flags: '--write', summary: 'edit the deltas, instead of printing the diff'},
    {flags: '--check', summary: 'fail when listed and real files differ, and say where'},
    {flags: '--json', summary: 'print what git knows, and what is missing, as JSON'},
  ],
  examples: ['openspec files', 'openspec files add-health-check --write', 'openspec files --check'],
  writes: ({options}) => options['write'] === true,
  async run(context, input) {
    const {root, project} = open(context, input);
    const changes = chosen(project, input);
    const history = await historyAt(context, root, project, changes);
    const filled = changes.map((change) => {
      const includeUncommitted = countsUncommitted(project, change, input.words.length > 0);
      return fillFilesChanged(change, history, {includeUncommitted});
    });
    const plan = filled.flatMap((each) => each.plan);
    if (input.options['write']) carryOut(context, root, plan, 'files --write');
    await report(context, input, {filled, plan, history});
    const agrees = filled.every((each) => isInAgreement(afterwards(each, input), history));
    return input.options['check'] && !agrees ? EXIT.findings : EXIT.clean;
  },
};

/** What was found, ready to be shown. */
interface Outcome {
  readonly filled: readonly FilledFiles[];
  readonly plan: Plan;
  readonly history: History;
}

function chosen(project: Project, {words}: Input): readonly Change[] {
  if (words.length === 0) return project.changes;
  return [...new Set(words.map((name) => findChange(project, name)))];
}

async function historyAt(
  {gitAt}: Context,
  root: string,
  project: Project,
  changes: readonly Change[],
): Promise<History> {
  const names = [...project.changes, ...project.archive].map(({name}) => name);
  const pins = changes.flatMap(({metadata}) => metadata.commits);
  const history = await (await gitAt(root)).history({names, pins});
  if (history) return history;
  throw new Refusal(
    'no-git',
    'The project is in no git repository, so nothing is known of the files changed',
    'git init',
  );
}

/** What still differs once the plan is carried out. */
function afterwards(filled: FilledFiles, {options}: Input): FilledFiles {
  if (!options['write']) return filled;
  return {...filled, deltas: filled.deltas.map((delta) => ({...delta, added: []}))};
}

async function report(context: Context, input: Input, outcome: Outcome): Promise<void> {
  const {filled, plan, history} = outcome;
  const {write, check, json} = input.options;
  if (json) {
    const written = write ? plan.map(targetOf) : [];
    return printJson(context, {
      version: 1,
      isShallow: history.isShallow,
      changes: filled.map(filledJson),
      written,
    });
  }
  if (write) printWritten(context, outcome);
  if (check) printDifferences(context, input, outcome);
  if (!write && !check && plan.length > 0) {
    const {planDiff} = await import('../../src/report/plan-diff.ts');
    context.stdout.write(planDiff(plan), 'data');
  }
  printNotes(context, input, outcome);
}

function printDifferences({stdout}: Context, input: Input, {filled, history}: Outcome): void {
  for (const each of filled) {
    const untouched = history.isShallow ? [] : untouchedLines(each);
    for (const line of [...missingLines(afterwards(each, input)), ...untouched]) stdout.write(`${line}\n`);
  }
}

function printWritten({stdout}: Context, {filled}: Outcome): void {
  for (const delta of filled.flatMap(({deltas}) => deltas)) {
    if (delta.edits.length > 0)
      stdout.write(`${visible(delta.delta.document.source.path)}: ${writtenWords(delta)}\n`);
  }
}

function printNotes(context: Context, input: Input, {filled, plan, history}: Outcome): void {
  const lines = filled.flatMap((each) =>
    input.options['check']
      ? []
      : [...leftOverLines(each), ...(history.isShallow ? [] : untouchedLines(each))],
  );
  for (const line of lines) note(context, input, line);
  if (history.isShallow) {
    note(
      context,
      input,
      'This clone is shallow: older commits are unknown. To fetch them: git fetch --unshallow',
    );
  }
  if (filled.length === 0) note(context, input, 'No active changes. Start one: openspec new add-something');
  else if (plan.length === 0 && lines.length === 0 && !input.options['check'])
    note(context, input, 'Nothing to list that is not listed.');
}
