import {changeAt, type Project} from '../../project/project.ts';
import {pathsIn, type Scope, scopeAt} from '../scope.ts';
import {deal, type Unit} from './deal.ts';
import type {Shard} from './shard.ts';

/** What the rules about the whole project cost the first shard, as a share of what all documents cost. */
const PROJECT_SHARE = 0.25;

/**
 * The part of a scope that one shard checks: a change with all its documents, or a document that is in no change, is in
 * exactly one; the rules about the whole project run in the first. Nothing is read to know it.
 */
export function scopeOfShard(project: Project, whole: Scope, {index, total}: Shard): Scope {
  const paths = pathsIn(whole);
  const unitOf = (path: string) => changeAt(project, path)?.folder ?? path;
  const units = unitsOf([...paths, ...whole.changes.map(({folder}) => folder)].map(unitOf));
  const head = whole.includesProject ? PROJECT_SHARE * (paths.length + whole.changes.length) : 0;
  const dealt = deal(units, total, head);
  const isMine = (unit: string) => dealt.get(unit) === index;
  return scopeAt(
    project,
    paths.filter((path) => isMine(unitOf(path))),
    {
      changes: whole.changes.filter(({folder}) => isMine(folder)),
      includesProject: whole.includesProject && index === 1,
    },
  );
}

function unitsOf(names: readonly string[]): readonly Unit[] {
  const weights = new Map<string, number>();
  for (const name of names) weights.set(name, (weights.get(name) ?? 0) + 1);
  return [...weights].map(([name, weight]) => ({name, weight}));
}
