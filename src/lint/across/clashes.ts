import type {MergeProblem} from '../../dialects/merge/problem.ts';
import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import type {Range} from '../../markdown/place.ts';
import {onceFor} from '../../once.ts';
import type {Change} from '../../project/change.ts';
import {mergeInto, strictMerge} from '../../project/merges.ts';
import type {Project} from '../../project/project.ts';
import {claimsOf} from '../deltas/claims.ts';
import {mergesOfOne} from '../deltas/merge-rules.ts';

/** Why one change cannot be archived behind another, though each could be alone. */
export interface Clash {
  readonly first: Change;
  readonly second: Change;
  /** At a place in a delta of one of the two. */
  readonly problem: MergeProblem;
}

/** What two changes cannot both do in one capability, by the requirement it is about. */
export interface Clashes {
  /** Whether each of the two could be archived alone. */
  readonly areSound: boolean;
  readonly bySubject: ReadonlyMap<string, readonly Clash[]>;
}

const known = onceFor((_: Project) => new Map<string, Clashes>());

/**
 * What stands in the way when two changes are archived one after the other, in one order or the other, and does not
 * when each is archived alone. The merge of both is the judge; asked once for each pair and capability.
 */
export function clashesBetween(project: Project, capability: string, one: Change, other: Change): Clashes {
  const judged = known(project);
  const key = JSON.stringify([capability, one.folder, other.folder]);
  const found = judged.get(key) ?? judge(project, capability, one, other);
  judged.set(key, found);
  return found;
}

function judge(project: Project, capability: string, one: Change, other: Change): Clashes {
  const alone = new Set<string>([one, other].flatMap((change) => aloneProblems(project, capability, change)));
  const found = [[one, other] as const, [other, one] as const].flatMap(([first, second]) => {
    const {problems} = mergeInto(project, capability, [first, second], strictMerge);
    return problems
      .filter((problem) => !alone.has(keyOf(problem)))
      .map((problem): Clash => ({first, second, problem}));
  });
  const bySubject = new Map<string, Clash[]>();
  const areSound = alone.size === 0;
  if (found.length === 0) return {areSound, bySubject};
  const shared = sharedSubjects(one, other);
  for (const clash of found)
    for (const subject of subjectsOf(clash, capability, shared))
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), clash]);
  return {areSound, bySubject};
}

function aloneProblems(project: Project, capability: string, change: Change): readonly string[] {
  const merges = mergesOfOne(project, change).filter((merge) => merge.capability === capability);
  return merges.flatMap(({problems}) => problems.map(keyOf));
}

/** The words of a problem may differ with what was archived before. */
function keyOf({code, path, range}: MergeProblem): string {
  return JSON.stringify([code, path, range.start]);
}

function sharedSubjects(one: Change, other: Change): ReadonlySet<string> {
  const theirs = new Set(claimsOf(other).map(({subject}) => subject));
  return new Set(claimsOf(one).flatMap(({subject}) => (theirs.has(subject) ? [subject] : [])));
}

/** The requirements a clash is about, among those that both changes claim; all of them where it is about none. */
function subjectsOf(
  {first, second, problem}: Clash,
  capability: string,
  shared: ReadonlySet<string>,
): readonly string[] {
  const names = [first, second].flatMap(({requirementDeltas}) =>
    requirementDeltas.flatMap(({delta}) =>
      delta.document.source.path === problem.path ? namesAt(delta, problem.range) : [],
    ),
  );
  const about = names.map((name) => JSON.stringify([capability, name])).filter((name) => shared.has(name));
  if (about.length > 0) return about;
  const prefix = JSON.stringify([capability]).slice(0, -1);
  return [...shared].filter((subject) => subject.startsWith(`${prefix},`));
}

/** The requirements that a delta speaks of at a place, under their names before and after its own renames. */
function namesAt({added, modified, removed, renamed}: RequirementDelta, {start}: Range): readonly string[] {
  const holds = (part: Range): boolean => part.start <= start && start <= part.end;
  const blocks = [...added, ...modified, ...removed].filter(holds).map(({name}) => name);
  const said = new Set(blocks);
  const pairs = renamed.filter((each) => holds(each) || said.has(each.to ?? '') || said.has(each.from ?? ''));
  return [...new Set([...blocks, ...pairs.flatMap(({from, to}) => [from ?? [], to ?? []].flat())])];
}
