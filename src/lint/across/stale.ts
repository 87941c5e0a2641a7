import type {Keyword} from '../../deltas/kind.ts';
import type {CurrentBlock} from '../../dialects/merge/marks/scenario-marks.ts';
import type {MergeProblem} from '../../dialects/merge/problem.ts';
import type {Base} from '../../dialects/merge/three-way/base.ts';
import {newNameIn} from '../../dialects/merge/three-way/new-name.ts';
import {threeWay} from '../../dialects/merge/three-way/three-way.ts';
import type {Spec} from '../../dialects/spec.ts';
import type {Range} from '../../markdown/place.ts';
import {onceFor} from '../../once.ts';
import {archivedRenames} from '../../project/archived-renames.ts';
import type {CapabilityDelta, Change} from '../../project/change.ts';
import {type Project, specPath} from '../../project/project.ts';
import {mergesOfOne} from '../deltas/merge-rules.ts';
import {specOf} from '../deltas/requirement-files.ts';
import {blockIn, type Part, partsOf, textOf} from './delta-parts.ts';
import {movedProblems} from './moved-problems.ts';

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
  /** As it is now under its name; nothing where it is gone. */
  readonly now: CurrentBlock | undefined;
  /** What it is called now, where it has another name. */
  readonly renamedTo: string | undefined;
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
  const {operation, heading: range, bases} = part;
  const {path} = delta.document.source;
  const document = project.document(specPath(capability));
  const spec = document && specOf(document);
  const found = spec && isAsThen(spec, bases) ? undefined : foundIn(part);
  if (!found) return undefined;
  const problems = mergesOfOne(project, change)
    .flatMap((merge) => merge.problems)
    .filter((problem) => problem.path === path && isWithin(problem.range, part));
  const moved = movedPart(part, found, spec);
  const place = {change, capability, operation, path, range, commit: found.commit};
  if (moved && (problems.length > 0 || !isSettled(delta, part, moved))) {
    const {base, name} = moved;
    const before = base && found.spec;
    const renamedTo =
      before && spec ? newNameIn(before, name, spec, archivedRenames(project, capability).to) : undefined;
    return {...place, ...moved, renamedTo, problems};
  }
  // The requirement is as it was, and what stands in the way is another.
  const [problem, ...others] = movedProblems({capability, delta}, found, problems);
  if (!problem) return undefined;
  const name = problem.about ?? part.names[0] ?? '';
  const [base, now] = [blockIn(found.spec, name), blockIn(spec, name)];
  return {...place, name, base, now, renamedTo: undefined, problems: [problem, ...others]};
}

/** Whether the whole spec says what it said: then nothing moved, and nothing has to be parsed to know it. */
function isAsThen({document: {text}}: Spec, bases: readonly Base[]): boolean {
  return bases.every(({spec}) => spec?.document.text === text);
}

/** The spec a part was written against: the first that has the requirement; of what is added, the first. */
function foundIn({operation, names, bases}: Part): Base | undefined {
  return bases.find(({spec}) => operation === 'ADDED' || names.some((name) => blockIn(spec, name)));
}

type Moved = Pick<StalePart, 'name' | 'base' | 'now'>;

/** The requirement of a part as it was and as it is; nothing where it did not move. */
function movedPart({names}: Part, {spec: before}: Base, spec: Spec | undefined): Moved | undefined {
  const [base, now] = [before, spec].map((each) =>
    names.map((name) => blockIn(each, name)).find((block) => block !== undefined),
  );
  const isMoved = base && now ? textOf(base) !== textOf(now) : base !== now;
  return isMoved ? {name: (base ?? now)?.requirement.name ?? names[0] ?? '', base, now} : undefined;
}

/** Whether a part that the merge has nothing against has nothing to ask for any more. */
function isSettled(
  {document}: CapabilityDelta['delta'],
  {operation, modified}: Part,
  {base, now}: Moved,
): boolean {
  // What is renamed keeps what it says by then.
  if (!modified) return operation !== 'REMOVED' || now === undefined;
  return (
    base !== undefined && now !== undefined && threeWay(document, modified, base, now).kind === 'settled'
  );
}

function isWithin({start}: Range, {range, renames}: Part): boolean {
  return [range, ...renames].some((each) => each.start <= start && start <= each.end);
}
