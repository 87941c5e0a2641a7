import type {Finding} from '../../src/lint/rule.ts';
import type {FixPlan} from '../../src/plan/fix-findings.ts';
import {targetOf} from '../../src/plan/plan.ts';
import {printable} from '../../src/project/names.ts';
import {Refusal} from '../../src/refusal.ts';
import {findingsJson} from '../../src/report/findings-json.ts';
import {stylish, summary} from '../../src/report/findings-stylish.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {note, printJson} from '../open.ts';

/** How findings are to be told. */
export interface Reports {
  readonly format: 'stylish' | 'json';
}

/** The reports a command line asks for. Throws a Refusal for one that is not known. */
export function reportsOf({options}: Input): Reports {
  const format = options['json'] ? 'json' : (options['format'] ?? 'stylish');
  if (format === 'stylish' || format === 'json') return {format};
  throw new Refusal(
    'unknown-format',
    `There is no format \`${printable(String(format))}\`, expected stylish or json`,
    'openspec lint --format json',
  );
}

/** Tell what was found, and what was mended or would be. */
export function report(context: Context, input: Input, {format}: Reports, result: FixPlan): void {
  const {plan, findings} = result;
  if (format === 'json')
    printJson(context, {
      ...findingsJson(findings),
      fixed: plan.map(targetOf),
      ...(input.options['dryRun'] ? {diff: planDiff(plan)} : {}),
    });
  else printStylish(context, input, result);
}

function printStylish(context: Context, input: Input, {plan, findings, project}: FixPlan): void {
  const {stdout} = context;
  if (input.options['dryRun']) stdout.write(planDiff(plan), 'data');
  else note(context, input, plan.map((write) => `fixed ${printable(targetOf(write))}\n`).join(''));
  const shown = input.options['quiet'] ? findings.filter(isError) : findings;
  stdout.write(stylish(shown, project.document, stdout));
  if (shown.length > 0) stdout.write(`\n${summary(shown, stdout)}`);
  else note(context, input, 'No findings.');
}

function isError({severity}: Finding): boolean {
  return severity === 'error';
}
