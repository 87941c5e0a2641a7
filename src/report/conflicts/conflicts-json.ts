import type {MergeProblem} from '../../dialects/merge/problem.ts';
import type {Mover} from '../../history/bases/moved-by.ts';
import type {Clash} from '../../lint/across/clashes.ts';
import type {Overlap} from '../../lint/across/overlaps.ts';
import type {Claim} from '../../lint/deltas/claims.ts';
import {placeIn} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import type {Project} from '../../project/project.ts';
import {isClean, type ToldConflicts, type ToldStale} from './told-conflicts.ts';

/** What stands in each other's way, for a program; what is not known is `null`. */
export function conflictsJson(told: ToldConflicts) {
  const {project, overlaps, stale, specs} = told;
  return {
    isClean: isClean(told),
    overlaps: overlaps.map((overlap) => overlapJson(project, overlap)),
    stale: stale.map((each) => staleJson(project, each)),
    specs: specs.map(({capability, name, merges}) => ({capability, name, merges})),
  };
}

function overlapJson(project: Project, {claims, clashes, uncompared, merges}: Overlap) {
  const [first] = claims;
  return {
    kind: first?.isFeature ? 'feature' : 'requirement',
    capability: first?.capability ?? null,
    name: first?.name ?? '',
    merges,
    uncompared,
    claims: claims.map((claim) => claimJson(project, claim)),
    clashes: clashes.map((clash) => clashJson(project, clash)),
  };
}

function claimJson(project: Project, {change, operations, path, range}: Claim) {
  return {change: change.name, operations, ...placeJson(project, path, range)};
}

function clashJson(project: Project, {first, second, problem}: Clash) {
  return {first: first.name, second: second.name, problem: problemJson(project, problem)};
}

function problemJson(project: Project, {code, message, path, range}: MergeProblem) {
  return {rule: code, message, ...placeJson(project, path, range)};
}

function staleJson(project: Project, {part, baseDate, by}: ToldStale) {
  const {change, capability, name, operation, path, range, commit, base, now, renamedTo, problems} = part;
  return {
    change: change.name,
    capability,
    name,
    operation,
    ...placeJson(project, path, range),
    became: now ? (base ? 'changed' : 'added') : renamedTo === undefined ? 'removed' : 'renamed',
    renamedTo: renamedTo ?? null,
    base: {commit, date: baseDate ?? null},
    merges: problems.length === 0,
    problems: problems.map((problem) => problemJson(project, problem)),
    movedBy: by?.movers.map(moverJson) ?? null,
    isUncommitted: by?.isUncommitted ?? null,
    isComplete: by?.isComplete ?? false,
  };
}

function moverJson({commit: {hash, author, date, subject}, change}: Mover) {
  return {commit: hash, author, date, subject, change: change ?? null};
}

function placeJson(project: Project, path: string, range: Range) {
  const document = project.document(path);
  const place = document && placeIn(document, range.start);
  return {path, line: place?.line ?? null, column: place?.column ?? null};
}
