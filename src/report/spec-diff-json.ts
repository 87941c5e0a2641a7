import type {Merge} from '../dialects/merge/merge.ts';
import {placeIn} from '../markdown/document.ts';
import type {Project} from '../project/project.ts';
import {blockOf, type RequirementDiff, type Side, type SpecDiff} from './spec-diff.ts';
import {requirementPatch} from './spec-diff-text.ts';
import type {Issue} from './validation.ts';

/** One spec before and after, for a program. */
export function specDiffJson(project: Project, {capability, path, merge, requirements}: SpecDiff) {
  return {
    spec: capability,
    path,
    result: merge.result.kind,
    requirements: requirements.map(requirementDiffJson),
    threeWay: merge.threeWay,
    losses: merge.losses.map(({requirement, lines}) => ({requirement, lines})),
    problems: mergeIssues(project, [merge]),
  };
}

/** What keeps a change from being merged, as issues with a place in its deltas. */
export function mergeIssues(project: Project, merges: readonly Merge[]): readonly Issue[] {
  return merges.flatMap(({problems}) =>
    problems.map(({code, path, range, message}) => {
      const document = project.document(path);
      const place = document && placeIn(document, range.start);
      return {level: 'ERROR' as const, path, line: place?.line, column: place?.column, message, rule: code};
    }),
  );
}

function requirementDiffJson(diff: RequirementDiff) {
  const {kind, name, from, before, after, scenarios} = diff;
  return {
    operation: kind,
    name,
    ...(from === undefined ? {} : {from}),
    ...(before ? {before: sideJson(before)} : {}),
    ...(after ? {after: sideJson(after)} : {}),
    scenarios: scenarios.map((scenario) => ({operation: scenario.kind, ...withoutKind(scenario)})),
    diff: requirementPatch(diff),
  };
}

function withoutKind({name, from}: {readonly name: string; readonly from: string | undefined}) {
  return from === undefined ? {name} : {name, from};
}

function sideJson(side: Side) {
  const {line} = placeIn(side.document, side.requirement.block.start);
  return {line, text: blockOf(side)};
}
