import {join} from 'node:path';
import {hashOfText} from '../../src/disk/journal.ts';
import {fromNative, toNative} from '../../src/disk/native-path.ts';
import type {FixPlan} from '../../src/plan/fix-findings.ts';
import {targetOf} from '../../src/plan/plan.ts';
import {printable} from '../../src/printable.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import type {FindingsFormat, Report} from '../../src/report/findings/format.ts';
import {summary} from '../../src/report/findings/stylish.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import type {Style} from '../../src/report/style.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {note} from '../open.ts';
import {formatsAsked, LINT} from './asked-formats.ts';
import {isDry} from './fixes.ts';
import {findReportFiles, type ReportFile, writeReport} from './report-files.ts';
import type {Place} from './report-place.ts';
import {prefixOf} from './repository-prefix.ts';
import type {Subject} from './subject.ts';

/** How findings are to be told. */
export interface Reports {
  /** What is printed; nothing when all reports go to files. */
  readonly printed: FindingsFormat | undefined;
  readonly files: readonly ReportFile[];
}

/** The reports a command line asks for. Throws a Refusal for one that is not known or cannot be written. */
export function reportsOf(context: Context, input: Input, subject: Place, command = LINT): Reports {
  const asked = formatsAsked(input, command);
  const printed = new Set(asked.filter(({file}) => file === undefined).map(({format}) => format));
  const [first, second] = printed;
  if (first && second) throw twoPrinted(first, second, command);
  return {printed: first, files: findReportFiles(context, subject, asked, command)};
}

/** Tell what was found, and what was mended or would be. `subject` is where that lies. */
export function report(
  context: Context,
  input: Input,
  reports: Reports,
  result: FixPlan,
  subject: Where,
): void {
  const told = toldBy(context, input, result, subject);
  for (const file of reports.files) {
    writeReport(context, file, file.format.print(told, PLAIN));
    note(context, input, `wrote ${printable(file.path)}`);
  }
  if (reports.printed?.id === 'stylish') printStylish(context, input, reports.printed, told);
  else if (reports.printed) print(context, reports.printed, told);
  else note(context, input, summary(told, context.stderr) || 'No findings.');
}

/** Where what is told lies; `as` is how it is told where somebody else looked. */
export type Where = Pick<Subject, 'root' | 'onDisk'> & {
  readonly as?: Pick<Report, 'prefix' | 'called' | 'seen'>;
};

function toldBy(
  context: Context,
  {options}: Input,
  {plan, findings, project}: FixPlan,
  {root, onDisk, as}: Where,
): Report {
  return {
    findings,
    project,
    prefix: prefixOf(context.fs, root),
    fixed: plan.map(targetOf),
    diff: isDry(options) ? planDiff(plan) : undefined,
    version: context.version,
    pageOf: (rule) => pageOf(context, rule),
    hash: hashOfText,
    called: {
      program: context.program,
      root: typeof options['root'] === 'string' ? options['root'] : undefined,
    },
    seen: (path) => fromNative(context.cwd, toNative(root, path)),
    onDisk,
    ...as,
  };
}

/** A file has no colours, and no width to keep to. */
const PLAIN: Style = {paint: (_, text) => text, hasUnicode: true, width: 120};

function print({stdout}: Context, format: FindingsFormat, told: Report): void {
  stdout.write(format.print(told, stdout), format.isCommands ? 'annotations' : undefined);
}

function printStylish(context: Context, input: Input, format: FindingsFormat, told: Report): void {
  const {findings, fixed, diff, seen} = told;
  if (diff !== undefined) context.stdout.write(diff, 'data');
  else note(context, input, fixed.map((path) => `fixed ${printable(seen(path))}\n`).join(''));
  const shown = input.options['quiet'] ? findings.filter(({severity}) => severity === 'error') : findings;
  if (shown.length > 0) print(context, format, {...told, findings: shown});
  else note(context, input, 'No findings.');
}

function pageOf({fs, packageRoot}: Context, rule: string): string | undefined {
  const file = join(packageRoot, 'src', 'lint', 'rules', `${rule}.md`);
  return fs.kindOf(file) === 'file' ? new TextDecoder().decode(fs.read(file)) : undefined;
}

function twoPrinted(first: FindingsFormat, second: FindingsFormat, command: readonly string[]): Refusal {
  return new Refusal(
    'two-formats',
    `${first.id} and ${second.id} cannot both be printed; have one of them written to a file`,
    shellLine`openspec ${command} --format ${first.id} --format ${second.id}=openspec-lint.${second.id}`,
  );
}
