import type {WasAsked} from '../../src/lint/known/baseline.ts';
import type {Scope} from '../../src/lint/scope.ts';
import {lintShard, type ShardFindings} from '../../src/lint/shard/lint-shard.ts';
import {scopeOfShard} from '../../src/lint/shard/scope-of-shard.ts';
import type {Shard} from '../../src/lint/shard/shard.ts';
import type {Project} from '../../src/project/project.ts';
import {withBases} from '../bases.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {askedIn, partOptions} from './checking.ts';
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
  const project = await withOwnBases(context, input, subject, shard);
  const selection = subject.select(project);
  const {project: part = project, scope: whole, rules, includes} = selection;
  const scope = scopeOfShard(part, whole, shard);
  const options = await partOptions(context, input, {...subject, project}, {scope, ...(rules && {rules})});
  const {findings, ...found} = lintShard(part, scope, whole, {...options, ...(rules && {rules})});
  return {
    found: {...found, findings: findings.filter(includes)},
    project,
    whole,
    includesProject: scope.includesProject,
    wasAsked: askedIn(project, selection, options),
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
