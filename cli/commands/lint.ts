import type {FixOptions} from '../../src/lint/fixes/fix.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {type FixPlan, planFixes} from '../../src/plan/fix-findings.ts';
import type {Project} from '../../src/project/project.ts';
import {withBases} from '../bases.ts';
import type {Context} from '../context.ts';
import {knownAgainst} from '../lint/against.ts';
import {formatsAsked} from '../lint/asked-formats.ts';
import {baselineOf, withBaseline, withReadableBaseline} from '../lint/baseline.ts';
import {checkingOf} from '../lint/checking.ts';
import {fixesOf, isDry} from '../lint/fixes.ts';
import {exitCode, limitOf} from '../lint/max-warnings.ts';
import {lintOptions} from '../lint/options.ts';
import {reportsOf} from '../lint/reports.ts';
import {keepShard} from '../lint/shard.ts';
import {shardAsked} from '../lint/shard-asked.ts';
import {type Subject, subjectOf} from '../lint/subject.ts';
import {tell} from '../lint/tell.ts';
import {tellBaseline} from '../lint/tell-baseline.ts';
import type {Command, Input} from './command.ts';

export const lintCommand: Command = {
  usage: '[changes-or-paths...]',
  options: lintOptions,
  takes: [{names: ['active-change', 'file']}],
  examples: [
    'openspec lint',
    'openspec lint add-health-check --fix',
    'openspec lint openspec/changes/README.md',
    'openspec lint --staged',
    'openspec lint --against origin/main',
    'openspec lint --shard 2/8 --format blob=out/',
  ],
  writes: ({options}) =>
    (options['fix'] === true || options['updateBaseline'] === true || options['pruneBaseline'] === true) &&
    !isDry(options) &&
    options['stdinFilename'] === undefined,
  async run(context, input) {
    const shard = shardAsked(input);
    if (shard) return keepShard(context, input, shard);
    formatsAsked(input);
    const fixes = fixesOf(input);
    const limit = limitOf(input);
    const asked = await withKnownBases(context, input, await subjectOf(context, input));
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

/** The subject with what git knows of the deltas that are looked at. */
async function withKnownBases(context: Context, input: Input, subject: Subject): Promise<Subject> {
  const {changes} = subject.select(subject.project).scope;
  const project = await withBases(context, input, subject, changes, {tells: 'what git cannot say'});
  return {...subject, project};
}

function resultOf(
  fixes: FixOptions | undefined,
  {project}: Subject,
  check: (project: Project) => readonly Finding[],
): FixPlan {
  return fixes ? planFixes(project, check, fixes) : {plan: [], project, findings: check(project)};
}
