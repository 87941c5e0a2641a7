import type {Keyword} from '../../deltas/kind.ts';
import type {MergeProblem} from '../../dialects/merge/problem.ts';
import type {CurrentBlock} from '../../dialects/merge/scenario-marks.ts';
import type {Spec} from '../../dialects/spec.ts';
import type {Range} from '../../markdown/place.ts';
import {onceFor} from '../../once.ts';
import type {CapabilityDelta, Change} from '../../project/change.ts';
import {type Project, specPath} from '../../project/project.ts';
import {mergesOfOne} from '../deltas/merge-rules.ts';
import {specOf} from '../deltas/requirement-files.ts';
import {blockIn, type Part, partsOf, textOf} from './delta-parts.ts';

/** A part of a delta whose requirement is not any more what the part was written against. */
export interface StalePart {
  readonly change: Change;
  readonly capability: string;
  /** The requirement, as the base or the spec calls it. */
  readonly name: string;
  readonly operation: Keyword;
  readonly path: string;
  readonly range: Range;
  /** The commit that has the requirement as it was written against, by its full hash. */
  readonly commit: string;
  /** As it was then; nothing where there was none. */
  readonly base: CurrentBlock | undefined;
  /** As it is now; nothing where it is gone. */
  readonly now: CurrentBlock | undefined;
  /** What keeps this part from being merged; nothing where it merges cleanly. */
  readonly problems: readonly MergeProblem[];
}

/** The stale parts of one active change, as far as git knows what they were written against; found once. */
export const staleIn = onceFor((project: Project) =>
  onceFor((change: Change): readonly StalePart[] =>
    change.requirementDeltas.flatMap((each) => {
      const bases = project.input.basesOf?.(each.delta.document.source.path);
      const parts = bases ? partsOf(each.delta, bases) : [];
      return parts.flatMap((part) => judged(project, change, each, part) ?? []);
    }),
  ),
);

function judged(
  project: Project,
  change: Change,
  {capability, delta}: CapabilityDelta,
  part: Part,
): StalePart | undefined {
  const {path} = delta.document.source;
  const document = project.document(specPath(capability));
  const spec = document && specOf(document);
  const found = spec && isAsThen(spec, part) ? undefined : foundIn(part);
  if (!found) return undefined;
  const now = part.names.map((name) => blockIn(spec, name)).find((block) => block !== undefined);
  const isMoved = found.base && now ? textOf(found.base) !== textOf(now) : found.base !== now;
  if (!isMoved || part.isSettled(found.base, now, spec)) return undefined;
  const name = (found.base ?? now)?.requirement.name ?? part.names[0] ?? '';
  const problems = mergesOfOne(project, change)
    .flatMap((merge) => merge.problems)
    .filter((problem) => problem.path === path && isWithin(problem.range, part));
  const {operation, heading: range} = part;
  return {change, capability, name, operation, path, range, ...found, now, problems};
}

/** Whether the whole spec says what it said: then nothing moved, and nothing has to be parsed to know it. */
function isAsThen({document: {text}}: Spec, {bases}: Part): boolean {
  return bases.every(({spec}) => spec?.document.text === text);
}

/** What a part was written against; of what is added, that there was none. */
function foundIn({operation, names, bases}: Part): Pick<StalePart, 'commit' | 'base'> | undefined {
  for (const {commit, spec} of bases) {
    const base = names.map((name) => blockIn(spec, name)).find((block) => block !== undefined);
    if (base || operation === 'ADDED') return {commit, base};
  }
  return undefined;
}

function isWithin({start}: Range, {range}: Part): boolean {
  return range.start <= start && start <= range.end;
}
