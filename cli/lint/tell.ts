import type {FixPlan} from '../../src/plan/fix-findings.ts';
import {carryOut} from '../carry-out.ts';
import type {Input} from '../commands/command.ts';
import {amended, type Context} from '../context.ts';
import {isDry} from './fixes.ts';
import {type Reports, report} from './reports.ts';
import {printFixed} from './stdin.ts';
import type {Subject} from './subject.ts';

/** What a run has to tell, and how. */
export interface Told {
  readonly reports: Reports;
  readonly subject: Subject;
  readonly fixes: FixPlan;
  /** With the baseline that is written. */
  readonly result: FixPlan;
}

/** Write what fixes make of files, or print it where that is no file, and report what is left beside it. */
export function tell(context: Context, input: Input, told: Told): void {
  const {reports, subject, fixes, result} = told;
  const isShown = isDry(input.options);
  if (subject.stdin !== undefined && input.options['fix'] === true && !isShown) {
    printFixed(context, result, subject.stdin);
    report(amended(context, {stdout: context.stderr}), input, reports, {...result, plan: []}, subject);
  } else {
    if (!isShown) carryOut(context, subject.root, result.plan, titleOf(input));
    report(context, input, reports, {...result, plan: isShown ? result.plan : fixes.plan}, subject);
  }
}

function titleOf({options}: Input): string {
  if (options['fix'] === true) return 'lint --fix';
  return options['pruneBaseline'] === true ? 'lint --prune-baseline' : 'lint --update-baseline';
}
