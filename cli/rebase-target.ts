import {readSpec} from '../src/dialects/spec.ts';
import type {OpenProject} from '../src/disk/open-project.ts';
import type {Git} from '../src/git/git.ts';
import {type AskedDelta, askedDeltas} from '../src/history/bases/asked-deltas.ts';
import type {KnownBases} from '../src/history/bases/known-bases.ts';
import {reasonWayOut, reasonWords} from '../src/history/bases/unknown-reason.ts';
import {excessIn, parse} from '../src/markdown/document.ts';
import {sourceOf} from '../src/markdown/source.ts';
import type {RebaseTarget} from '../src/plan/refuse-rebase.ts';
import {printable} from '../src/printable.ts';
import type {Change} from '../src/project/change.ts';
import {type Project, specPath} from '../src/project/project.ts';
import {withBasesOf} from '../src/project/with-bases.ts';
import {Refusal, shellLine} from '../src/refusal.ts';
import {askBases} from './bases.ts';
import type {Context} from './context.ts';

/** A project that knows what its deltas were written against, and the commit they are brought to. */
export interface Rebasable {
  readonly project: Project;
  readonly target: RebaseTarget;
}

const nowhere: RebaseTarget = {commit: '', specOf: () => undefined};

/**
 * Ask git for all that a rebase of some changes needs to know.
 *
 * Throws a Refusal where git cannot say: `no-git`, `no-commit`, `unknown-base`.
 */
export async function rebaseTarget(
  context: Context,
  {root, project}: OpenProject,
  changes: readonly Change[],
): Promise<Rebasable> {
  const chosen = new Set(changes);
  const deltas = askedDeltas(project, changes).filter(({change}) => chosen.has(change));
  if (deltas.length === 0) return {project, target: nowhere};
  const git = await context.gitAt(root);
  const known = await askBases(git, project, deltas);
  refuseUnknown(deltas, known);
  return {project: withBasesOf(project, known.basesOf), target: await targetAt(git, deltas)};
}

async function targetAt(git: Git, deltas: readonly AskedDelta[]): Promise<RebaseTarget> {
  const commit = (await git.head())?.commit;
  if (commit === undefined)
    throw new Refusal(
      'no-commit',
      'There is no commit yet that the specs could be compared with',
      shellLine`git add openspec && git commit`,
    );
  const nameOf = (capability: string) => `${commit}:./${specPath(capability)}`;
  const contents = await git.contents(deltas.map(({capability}) => nameOf(capability)));
  return {
    commit,
    specOf(capability) {
      const text = contents.get(nameOf(capability));
      const source = text === undefined ? undefined : sourceOf(specPath(capability), text);
      return source && excessIn(source) === undefined ? readSpec(parse(source)) : undefined;
    },
  };
}

function refuseUnknown(deltas: readonly AskedDelta[], {unknown}: KnownBases): void {
  const delta = deltas.find(({path}) => unknown.has(path));
  const reason = delta && unknown.get(delta.path);
  if (!reason) return;
  const {name, folder} = delta.change;
  throw new Refusal(
    'unknown-base',
    `What \`${printable(name)}\` was written against is not known: ${reasonWords[reason]}`,
    reasonWayOut[reason] ?? shellLine`git log --stat -- ${folder}`,
  );
}
