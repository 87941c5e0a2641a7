import type {FixOptions} from '../../src/lint/fix.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {type FixPlan, planFixes} from '../../src/plan/fix-findings.ts';
import {printable} from '../../src/project/names.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import {formats} from '../../src/report/findings/index.ts';
import {counted} from '../../src/report/style.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {knownAgainst} from '../lint/against.ts';
import {FORMATS, formatsAsked} from '../lint/asked-formats.ts';
import {baselineOf, tellBaseline, withBaseline, withReadableBaseline} from '../lint/baseline.ts';
import {checkingOf} from '../lint/checking.ts';
import {fixesOf, isDry} from '../lint/fixes.ts';
import {type Reports, report, reportsOf} from '../lint/reports.ts';
import {printFixed} from '../lint/stdin.ts';
import {type Subject, subjectOf} from '../lint/subject.ts';
import type {Command, Input} from './command.ts';

export const lintCommand: Command = {
  usage: '[changes-or-paths...]',
  options: [
    {flags: '--staged', summary: 'what is staged, as it is in the index, with what follows from it'},
    {
      flags: '--since <ref>',
      summary: 'what changed since the branch left <ref>, with what follows from it',
      takes: {},
    },
    {
      flags: '--against <ref>',
      summary: 'leave out findings that were there when the branch left <ref>',
      takes: {},
    },
    {
      flags: '--stdin-filename <path>',
      summary: 'the text of stdin in the place of this file, and only that',
      takes: {names: ['file']},
    },
    {flags: '--fix', summary: 'apply the safe fixes'},
    {flags: '--unsafe-fixes', summary: 'with --fix: apply those too that a person must look at'},
    {flags: '--fix-dry-run', summary: 'show what --fix would write, and write nothing'},
    {flags: '--dry-run', summary: 'with --fix: the same as --fix-dry-run'},
    {
      flags: '--format <format>',
      summary: FORMATS,
      repeatable: true,
      takes: {values: formats.map(({id}) => id)},
    },
    {flags: '--json', summary: 'the same as --format json'},
    {
      flags: '--rule <id=level>',
      summary: 'off, info, warning or error for a rule, whatever the config says',
      repeatable: true,
      takes: {names: ['rule=level']},
    },
    {
      flags: '--baseline <file>',
      summary: 'tell only what is not among the known findings in this file',
      takes: {names: ['file']},
    },
    {flags: '--update-baseline', summary: 'make what is found known'},
    {flags: '--max-warnings <number>', summary: 'fail when there are more warnings', takes: {}},
  ],
  takes: [{names: ['active-change', 'file']}],
  examples: [
    'openspec lint',
    'openspec lint add-health-check --fix',
    'openspec lint openspec/changes/README.md',
    'openspec lint --staged',
    'openspec lint --against origin/main',
  ],
  writes: ({options}) =>
    (options['fix'] === true || options['updateBaseline'] === true) &&
    !isDry(options) &&
    options['stdinFilename'] === undefined,
  async run(context, input) {
    formatsAsked(input);
    const fixes = fixesOf(input);
    const limit = limitOf(input);
    const asked = await subjectOf(context, input);
    const baseline = baselineOf(context, input, asked);
    const subject = withReadableBaseline(asked, baseline);
    const reports = reportsOf(context, input, subject);
    const {check: find, wasAsked} = await checkingOf(context, input, subject);
    const before = await knownAgainst(context, input, subject, find);
    const check = (project: Project) => before?.leave(find(project), project) ?? find(project);
    const found = resultOf(fixes, subject, check);
    const result = withBaseline(found, baseline, wasAsked);
    tell(context, input, {reports, subject, fixes: found, result});
    before?.tell();
    tellBaseline(context, input, found, baseline, wasAsked);
    return exitCode(context, result.findings, limit);
  },
};

interface Told {
  readonly reports: Reports;
  readonly subject: Subject;
  readonly fixes: FixPlan;
  /** With the baseline that is written. */
  readonly result: FixPlan;
}

/** Write what fixes make of files, or print it where that is no file, and report what is left beside it. */
function tell(context: Context, input: Input, told: Told): void {
  const {reports, fixes, result} = told;
  const {root, stdin} = told.subject;
  const isShown = isDry(input.options);
  if (stdin !== undefined && input.options['fix'] === true && !isShown) {
    printFixed(context, result, stdin);
    report({...context, stdout: context.stderr}, input, reports, {...result, plan: []}, root);
  } else {
    if (!isShown) carryOut(context, root, result.plan, titleOf(input));
    report(context, input, reports, {...result, plan: isShown ? result.plan : fixes.plan}, root);
  }
}

function resultOf(
  fixes: FixOptions | undefined,
  {project}: Subject,
  check: (project: Project) => readonly Finding[],
): FixPlan {
  return fixes ? planFixes(project, check, fixes) : {plan: [], project, findings: check(project)};
}

function titleOf({options}: Input): string {
  return options['fix'] === true ? 'lint --fix' : 'lint --update-baseline';
}

/** Warnings that are too many are told even where warnings are not shown. */
function exitCode({stderr}: Context, findings: readonly Finding[], limit: number): ExitCode {
  const warnings = findings.filter(({severity}) => severity === 'warning').length;
  if (warnings > limit)
    stderr.write(`${counted(warnings, 'warning')}, more than \`--max-warnings ${limit}\` allows\n`);
  return findings.some(({severity}) => severity === 'error') || warnings > limit ? EXIT.findings : EXIT.clean;
}

function limitOf({options}: Input): number {
  const limit = options['maxWarnings'];
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (typeof limit === 'string' && /^\d+$/.test(limit)) return Number(limit);
  throw new Refusal(
    'bad-number',
    `--max-warnings takes a whole number, not \`${printable(String(limit))}\``,
    'openspec lint --max-warnings 0',
  );
}
