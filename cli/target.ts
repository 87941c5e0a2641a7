import {againstTarget, changedSinceThen} from '../src/project/against-target.ts';
import type {Change} from '../src/project/change.ts';
import type {Project} from '../src/project/project.ts';
import {withBases} from './bases.ts';
import type {Input} from './commands/command.ts';
import type {Context} from './context.ts';
import {askProject} from './lint/listed-project.ts';

/** The branch that work is to be merged into, read without checking it out. */
export interface Target {
  /** Its newest commit, by its full hash. */
  readonly tip: string;
  readonly project: Project;
  /** The project where both parted. */
  readonly base: Project;
  /** A project as it would be on that branch. */
  readonly judged: (project: Project) => Project;
  /** The active changes of a project that this side brought or changed. */
  readonly ours: (project: Project) => readonly Change[];
}

/** Read the target that `--against` names. Throws a Refusal for a revision that git does not know. */
export async function targetOf(
  context: Context,
  input: Input,
  {root, project}: {readonly root: string; readonly project: Project},
  ref: string,
): Promise<Target> {
  const git = await context.gitAt(root);
  const parted = await git.mergeBase(ref);
  const tip = await git.tip(ref);
  const at = async (commit: string): Promise<Project> => {
    const ask = async (places: readonly string[]) => ({files: await git.filesOf(commit, places)});
    return (await askProject(ask, project)).project;
  };
  const base = await at(parted);
  const read = tip === parted ? base : await at(tip);
  const target = await withBases(context, input, {root, project: read}, read.changes, {
    upTo: tip,
    tells: 'nothing',
  });
  return {
    tip,
    project: target,
    base,
    judged: (current) => againstTarget(current, target, base),
    ours: (current) => changedSinceThen(current, base),
  };
}
