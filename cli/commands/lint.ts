import {countsUncommitted} from '../../src/history/uncommitted.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {lint} from '../../src/lint/run.ts';
import {type FixPlan, planFixes} from '../../src/plan/fix-findings.ts';
import {printable} from '../../src/project/names.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {gitFacts} from '../git-facts.ts';
import {FORMATS, formatsAsked} from '../lint/asked-formats.ts';
import {report, reportsOf} from '../lint/reports.ts';
import {type Subject, subjectOf} from '../lint/subject.ts';
import type {Command, Input} from './command.ts';

export const lintCommand: Command = {
  usage: '[targets...]',
  options: [
    {flags: '--fix', summary: 'apply the safe fixes'},
    {flags: '--dry-run', summary: 'with --fix: show what would be written'},
    {flags: '--format <format>', summary: FORMATS, repeatable: true},
    {flags: '--json', summary: 'the same as --format json'},
    {flags: '--max-warnings <number>', summary: 'fail when there are more warnings'},
  ],
  examples: [
    'openspec lint',
    'openspec lint add-health-check --fix',
    'openspec lint openspec/changes/README.md',
  ],
  writes: ({options}) => options['fix'] === true && !options['dryRun'],
  async run(context, input) {
    formatsAsked(input);
    const limit = limitOf(input);
    const subject = await subjectOf(context, input);
    const reports = reportsOf(context, input, subject);
    const check = await checkOf(context, input, subject);
    const result = resultOf(input, subject, check);
    if (!input.options['dryRun']) carryOut(context, subject.root, result.plan, 'lint --fix');
    report(context, input, reports, result, subject.root);
    return exitCode(result.findings, limit);
  },
};

/** How the subject is checked, before fixes and after. */
async function checkOf(
  context: Context,
  input: Input,
  {root, project, select, names}: Subject,
): Promise<(project: Project) => readonly Finding[]> {
  const facts = await gitFacts(context, input, {
    root,
    project,
    scope: select(project).scope,
    countsUncommitted: (change) => countsUncommitted(project, change, names(change)),
  });
  return (current) => {
    const {scope, includes} = select(current);
    return lint(current, scope, {facts}).filter(includes);
  };
}

function resultOf(
  {options}: Input,
  {project}: Subject,
  check: (project: Project) => readonly Finding[],
): FixPlan {
  return options['fix'] ? planFixes(project, check) : {plan: [], project, findings: check(project)};
}

function exitCode(findings: readonly Finding[], limit: number): ExitCode {
  const warnings = findings.filter(({severity}) => severity === 'warning').length;
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
