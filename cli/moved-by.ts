import {type MovedRequirement, movedBy, movedContents} from '../src/history/bases/moved-by.ts';
import {textOf} from '../src/lint/across/delta-parts.ts';
import type {StalePart} from '../src/lint/across/stale.ts';
import type {Document} from '../src/markdown/document.ts';
import {Refusal} from '../src/refusal.ts';
import type {ToldStale} from '../src/report/conflicts/told-conflicts.ts';
import type {Context} from './context.ts';
import {gitWithSpecLog} from './spec-log.ts';

/** Stale parts with who moved their requirements; git is asked in two processes, and not at all where there is none. */
export async function toldStale(
  context: Context,
  root: string,
  stale: readonly StalePart[],
  upTo?: string,
): Promise<readonly ToldStale[]> {
  if (stale.length === 0) return [];
  try {
    const git = await gitWithSpecLog(context, root);
    const log = await git.specLog(upTo);
    if (!log) return stale.map(unasked);
    const moved = new Map(stale.map((part) => [part, movedOf(part)]));
    const contents = await git.contents(movedContents(log, [...moved.values()]));
    const dates = new Map(log.commits.map(({hash, date}) => [hash, date]));
    const by = log.isPartial
      ? undefined
      : movedBy(log, [...moved.values()], contents, stale.flatMap(documentsOf));
    return [...moved].map(([part, each]) => ({part, baseDate: dates.get(part.commit), by: by?.(each)}));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return stale.map(unasked);
  }
}

function unasked(part: StalePart): ToldStale {
  return {part, baseDate: undefined, by: undefined};
}

function documentsOf({base, now}: StalePart): readonly Document[] {
  return [base, now].flatMap((block) => block?.document ?? []);
}

function movedOf({capability, name, commit, base, now}: StalePart): MovedRequirement {
  return {capability, name, commit, before: base && textOf(base), now: now && textOf(now)};
}
