import {countsUncommitted} from '../../src/history/uncommitted.ts';
import type {WasAsked} from '../../src/lint/baseline.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {lint, wasRun} from '../../src/lint/run.ts';
import {type FixPlan, planFixes} from '../../src/plan/fix-findings.ts';
import {printable} from '../../src/project/names.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import {formats} from '../../src/report/findings/index.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {gitFacts} from '../git-facts.ts';
import {FORMATS, formatsAsked} from '../lint/asked-formats.ts';
import {baselineOf, tellBaseline, withBaseline, withReadableBaseline} from '../lint/baseline.ts';
import {levelsOf} from '../lint/levels.ts';
import {report, reportsOf} from '../lint/reports.ts';
import {type Subject, subjectOf} from '../lint/subject.ts';
import type {Command, Input} from './command.ts';

export const lintCommand: Command = {
  usage: '[changes-or-paths...]',
  options: [
    {flags: '--fix', summary: 'apply the safe fixes'},
    {flags: '--dry-run', summary: 'with --fix: show what would be written'},
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
  ],
  writes: ({options}) =>
    (options['fix'] === true || options['updateBaseline'] === true) && !options['dryRun'],
  async run(context, input) {
    formatsAsked(input);
    const limit = limitOf(input);
    const asked = await subjectOf(context, input);
    const baseline = baselineOf(context, input, asked);
    const subject = withReadableBaseline(asked, baseline);
    const reports = reportsOf(context, input, subject);
    const {check, wasAsked} = await checkOf(context, input, subject);
    const found = resultOf(input, subject, check);
    const result = withBaseline(found, baseline, wasAsked);
    const {dryRun} = input.options;
    if (!dryRun) carryOut(context, subject.root, result.plan, titleOf(input));
    report(context, input, reports, {...result, plan: dryRun ? result.plan : found.plan}, subject.root);
    tellBaseline(context, input, found, baseline, wasAsked);
    return exitCode(result.findings, limit);
  },
};

/** How a subject is checked, and what such a check speaks of. */
interface Checking {
  readonly check: (project: Project) => readonly Finding[];
  readonly wasAsked: WasAsked;
}

/** How the subject is checked, before fixes and after. */
async function checkOf(
  context: Context,
  input: Input,
  {root, project, select, names}: Subject,
): Promise<Checking> {
  const levels = levelsOf(input);
  const facts = await gitFacts(context, input, {
    root,
    project,
    scope: select(project).scope,
    countsUncommitted: (change) => countsUncommitted(project, change, names(change)),
  });
  const {includes} = select(project);
  return {
    check: (current) => {
      const {scope, includes: isAsked} = select(current);
      // What is known is taken out when all fixes are made: they mend it too.
      return lint(current, scope, {facts, levels, known: new Map()}).filter(isAsked);
    },
    wasAsked: (rule, path) => includes({path}) && wasRun(rule, project.config.lint, levels, facts),
  };
}

function resultOf(
  {options}: Input,
  {project}: Subject,
  check: (project: Project) => readonly Finding[],
): FixPlan {
  return options['fix'] ? planFixes(project, check) : {plan: [], project, findings: check(project)};
}

function titleOf({options}: Input): string {
  return options['fix'] === true ? 'lint --fix' : 'lint --update-baseline';
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
