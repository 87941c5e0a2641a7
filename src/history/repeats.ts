import {changeFolderOf, changeNameOf} from './change-folder.ts';
import type {Commit, FileChange} from './history.ts';
import {listedPart} from './listed-part.ts';

/** What one commit did to one file of a change: from one state to another, as texts that are equal when they are. */
interface Transition {
  readonly before: string;
  readonly after: string;
}

/**
 * The commits among those that touch a change which only repeat what the others did to it: a cherry-pick, or the squash
 * of a branch that was merged as well. What else they hold says nothing of the change.
 *
 * A file comes twice from one state to another only where lines of history ran side by side, unless it went back in
 * between; so a revert that was reverted is no repetition. Of two that say the same, the one with fewer files counts.
 */
export function repeatsIn(commits: readonly Commit[], name: string, prefix: string): ReadonlySet<Commit> {
  const done = new Map(commits.map((commit) => [commit, transitionsIn(commit, name, prefix)]));
  const size = new Map(commits.map((commit) => [commit, listedPart(commit.files, prefix).length]));
  const steps: Steps = new Map();
  for (const own of done.values()) for (const each of own) count(steps, each, 1);
  const repeats = new Set<Commit>();
  for (const commit of commits.toSorted(
    (a, b) => (size.get(b) ?? 0) - (size.get(a) ?? 0) || b.time - a.time,
  )) {
    const own = done.get(commit) ?? [];
    for (const each of own) count(steps, each, -1);
    if (own.length > 0 && own.every((each) => isRepeated(each, steps))) repeats.add(commit);
    else for (const each of own) count(steps, each, 1);
  }
  return repeats;
}

/** How many commits take a file from one state to another. */
type Steps = Map<string, Map<string, number>>;

function count(steps: Steps, {before, after}: Transition, change: number): void {
  const next = steps.get(before) ?? new Map<string, number>();
  const left = (next.get(after) ?? 0) + change;
  if (left > 0) steps.set(before, next.set(after, left));
  else next.delete(after);
}

function transitionsIn({files}: Commit, name: string, prefix: string): readonly Transition[] {
  const isOwn = (path: string): boolean => {
    const folder = changeFolderOf(path, prefix);
    return folder !== undefined && changeNameOf(folder) === name;
  };
  return files.filter(({path}) => isOwn(path)).map(transitionOf);
}

function transitionOf({path, from = path, was, is}: FileChange): Transition {
  return {before: `${from}\0${was?.id ?? ''}`, after: `${path}\0${is?.id ?? ''}`};
}

/** What is further apart than this many states is not looked for: each look would cost as much as all commits. */
const FURTHEST = 200;

function isRepeated({before, after}: Transition, steps: Steps): boolean {
  return leads(before, after, steps) === true && leads(after, before, steps) === false;
}

/** Whether steps lead from one state to another; nothing when that is too far to tell. */
function leads(start: string, goal: string, steps: Steps): boolean | undefined {
  const reached = new Set([start]);
  for (const state of reached) {
    for (const after of steps.get(state)?.keys() ?? []) {
      if (after === goal) return true;
      if (reached.size > FURTHEST) return undefined;
      reached.add(after);
    }
  }
  return false;
}
