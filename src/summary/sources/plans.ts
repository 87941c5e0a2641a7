import {reachOf} from '../../dialects/coverage.ts';
import {onceFor} from '../../once.ts';
import {type PlannedPath, plannedPaths, requiredPaths} from '../../project/planned-paths.ts';
import type {SummaryFacts} from '../facts.ts';

/** What a change plans, and which of it is still to be done. */
export interface Plans {
  /** By path, relative to the repository's top where anything is known there. */
  readonly byPath: ReadonlyMap<string, PlannedPath>;
  /** What git did not touch, in the order of the documents. */
  readonly left: readonly PlannedPath[];
}

/** The plans of a change, read once for all sections. */
export const plansOf: (facts: SummaryFacts) => Plans = onceFor(readPlans);

function readPlans(facts: SummaryFacts): Plans {
  const {project, change, attribution} = facts;
  const touched = attribution?.touched ?? [];
  const isThere = (path: string) => facts.isThere(path) || facts.isThere(facts.prefix + path);
  const known = {paths: touched, isThere, ...(facts.tracked && {tracked: facts.tracked})};
  // A pattern stands for files whose names are still to be found.
  const required = requiredPaths(project, change).filter(({path}) => !/[*?]/.test(path));
  const planned = [...plannedPaths(change, known), ...required];
  const isKnown = new Set([...touched, ...(facts.tracked ?? [])]);
  const byPath = new Map<string, PlannedPath>();
  for (const plan of planned) {
    const path = placed(facts, isKnown, plan.path);
    if (!byPath.has(path)) byPath.set(path, {...plan, path});
  }
  const isReached = reachOf(touched);
  return {byPath, left: [...byPath.values()].filter(({path}) => !isReached(path))};
}

/** Documents name files as seen from the project's root or from the repository's top; what is known there decides. */
function placed(facts: SummaryFacts, known: ReadonlySet<string>, path: string): string {
  const {prefix, isThere} = facts;
  if (prefix === '' || path.startsWith(prefix) || known.has(path)) return path;
  if (known.has(prefix + path)) return prefix + path;
  return isThere(path) ? path : prefix + path;
}
