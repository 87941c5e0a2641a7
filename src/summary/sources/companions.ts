import {isListable} from '../../dialects/files-changed.ts';
import type {Together} from '../../history/together.ts';
import {OPENSPEC} from '../../project/paths.ts';
import type {SummaryFacts} from '../facts.ts';
import {plansOf} from './plans.ts';

/** The files of a change, touched or planned, relative to the repository's top. */
export function ownFiles(facts: SummaryFacts): ReadonlySet<string> {
  return new Set([...(facts.attribution?.touched ?? []), ...plansOf(facts).byPath.keys()]);
}

/** The hashes of the commits that touched each path outside of `openspec/` that a list can hold, newest first. */
export function commitsByPath(
  {prefix}: SummaryFacts,
  commits: Together['commits'],
): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map<string, string[]>();
  for (const {hash, paths} of commits)
    for (const path of new Set(paths)) {
      if (path.startsWith(`${prefix}${OPENSPEC}/`) || !isListable(path)) continue;
      const hashes = byPath.get(path);
      if (hashes) hashes.push(hash);
      else byPath.set(path, [hash]);
    }
  return byPath;
}
