import {relative, resolve, sep} from 'node:path';
import {countsUncommitted} from '../../src/history/uncommitted.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {everything, pathOfChange, type Selection, selected} from '../../src/lint/select.ts';
import {type FixPlan, planFixes} from '../../src/plan/fix-findings.ts';
import {targetOf} from '../../src/plan/plan.ts';
import {findChange} from '../../src/project/find-change.ts';
import {printable} from '../../src/project/names.ts';
import type {Project} from '../../src/project/project.ts';
import {Refusal} from '../../src/refusal.ts';
import {findingsJson} from '../../src/report/findings-json.ts';
import {stylish, summary} from '../../src/report/findings-stylish.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import {carryOut} from '../carry-out.ts';
import type {Context} from '../context.ts';
import {EXIT, type ExitCode} from '../exit-codes.ts';
import {gitFacts} from '../git-facts.ts';
import {note, open, printJson} from '../open.ts';
import type {Command, Input} from './command.ts';

export const lintCommand: Command = {
  usage: '[targets...]',
  options: [
    {flags: '--fix', summary: 'apply the safe fixes'},
    {flags: '--dry-run', summary: 'with --fix: show what would be written'},
    {flags: '--format <format>', summary: 'stylish (default) or json'},
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
    const {root, project} = open(context, input);
    const format = formatOf(input);
    const limit = limitOf(input);
    const paths = input.words.map((word) => pathOf(context, root, project, word));
    const select = (current: Project): Selection =>
      paths.length === 0 ? everything(current) : selected(current, paths);
    const isKnown = paths.some((path) => project.files.includes(path));
    const selection = select(project);
    if (paths.length > 0 && !isKnown && isEmpty(selection)) throw nothingToCheck(input);
    const facts = await gitFacts(context, input, {
      root,
      project,
      scope: selection.scope,
      countsUncommitted: (change) => countsUncommitted(project, change, paths.includes(change.folder)),
    });
    const check = (current: Project): readonly Finding[] => {
      const {scope, includes} = select(current);
      return lint(current, scope, rules, facts).filter(includes);
    };
    const result: FixPlan = input.options['fix']
      ? planFixes(project, check)
      : {plan: [], project, findings: check(project)};
    const {plan, findings} = result;
    const isDryRun = input.options['dryRun'] === true;
    if (!isDryRun) carryOut(context, root, plan, 'lint --fix');
    if (format === 'json')
      printJson(context, {
        ...findingsJson(findings),
        fixed: plan.map(targetOf),
        ...(isDryRun ? {diff: planDiff(plan)} : {}),
      });
    else printStylish(context, input, result);
    return exitCode(findings, limit);
  },
};

function printStylish(context: Context, input: Input, {plan, findings, project}: FixPlan): void {
  const {stdout} = context;
  if (input.options['dryRun']) stdout.write(planDiff(plan), 'data');
  else note(context, input, plan.map((write) => `fixed ${printable(targetOf(write))}\n`).join(''));
  const shown = input.options['quiet'] ? findings.filter(({severity}) => severity === 'error') : findings;
  stdout.write(stylish(shown, project.document, stdout));
  if (shown.length > 0) stdout.write(`\n${summary(shown, stdout)}`);
  else note(context, input, 'No findings.');
}

function exitCode(findings: readonly Finding[], limit: number): ExitCode {
  const warnings = findings.filter(({severity}) => severity === 'warning').length;
  return findings.some(({severity}) => severity === 'error') || warnings > limit ? EXIT.findings : EXIT.clean;
}

/** A change's name, or a path as the person sees it from where they stand, made relative to the project's root. */
function pathOf(context: Context, root: string, project: Project, word: string): string {
  const folder = pathOfChange(project, word);
  if (folder !== undefined) return folder;
  const absolute = resolve(context.cwd, word);
  if (word.includes('\0') || context.fs.kindOf(absolute) === undefined) return missing(project, word);
  return relative(root, absolute).split(sep).join('/');
}

function missing(project: Project, word: string): string {
  if (!/[/\\]|\.md$/.test(word)) return findChange(project, word).folder;
  throw new Refusal('no-such-path', `There is nothing at ${printable(word)}`, 'openspec list');
}

function isEmpty({scope}: Selection): boolean {
  return scope.documents.length + scope.changes.length === 0;
}

function nothingToCheck({words}: Input): Refusal {
  const names = words.map((word) => `\`${printable(word)}\``).join(', ');
  return new Refusal('nothing-to-check', `No Markdown that can be read at ${names}`, 'openspec lint');
}

function formatOf({options}: Input): 'stylish' | 'json' {
  const format = options['json'] ? 'json' : (options['format'] ?? 'stylish');
  if (format === 'stylish' || format === 'json') return format;
  throw new Refusal(
    'unknown-format',
    `There is no format \`${printable(String(format))}\`, expected stylish or json`,
    'openspec lint --format json',
  );
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
