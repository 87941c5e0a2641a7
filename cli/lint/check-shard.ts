import {countsUncommitted} from '../../src/history/uncommitted.ts';
import type {WasAsked} from '../../src/lint/known/baseline.ts';
import {looksFor, wasRun} from '../../src/lint/run.ts';
import type {Scope} from '../../src/lint/scope.ts';
import {lintShard, type ShardFindings} from '../../src/lint/shard/lint-shard.ts';
import {scopeOfShard} from '../../src/lint/shard/scope-of-shard.ts';
import type {Shard} from '../../src/lint/shard/shard.ts';
import type {Project} from '../../src/project/project.ts';
import {withBases} from '../bases.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {lintOptionsFor} from './checking.ts';
import type {Subject} from './subject.ts';

/** What came of one shard. */
export interface CheckedShard {
  readonly found: ShardFindings;
  /** The project as it was checked, with the bases of its deltas. */
  readonly project: Project;
  /** What all shards check together. */
  readonly whole: Scope;
  /** Whether the rules about the whole project were run. */
  readonly includesProject: boolean;
  readonly wasAsked: WasAsked;
}

/** Run the rules on a shard of a subject. Of the others it reads no more than its own rules ask for. */
export async function checkShard(
  context: Context,
  input: Input,
  subject: Subject,
  shard: Shard,
): Promise<CheckedShard> {
  const {root, names, uncommitted} = subject;
  const project = await withOwnBases(context, input, subject, shard);
  const {project: part = project, scope: whole, rules, includes} = subject.select(project);
  const scope = scopeOfShard(part, whole, shard);
  const options = await lintOptionsFor(context, input, {
    root,
    project,
    // The rules of a part are those that ask git for no more than its documents.
    scope: rules === undefined ? scope : {...scope, includesProject: false},
    uncommitted,
    countsUncommitted: (change) => countsUncommitted(project, change, names(change)),
  });
  const {findings, ...found} = lintShard(part, scope, whole, {...options, ...(rules && {rules})});
  return {
    found: {...found, findings: findings.filter(includes)},
    project,
    whole,
    includesProject: scope.includesProject,
    wasAsked: (rule, path) =>
      (rules?.some(({id}) => id === rule) ?? true) &&
      includes({path, rule}) &&
      looksFor(rule, path, project, whole) &&
      wasRun(rule, project.config.lint, options.levels, options.facts),
  };
}

/** The rules about the whole project ask what every delta was written against, the others only of their own. */
async function withOwnBases(
  context: Context,
  input: Input,
  {root, project, select}: Subject,
  shard: Shard,
): Promise<Project> {
  const {project: part = project, scope: whole} = select(project);
  const scope = scopeOfShard(part, whole, shard);
  const {changes} = scope.includesProject ? whole : scope;
  return withBases(context, input, {root, project}, changes, {tells: 'what git cannot say'});
}
