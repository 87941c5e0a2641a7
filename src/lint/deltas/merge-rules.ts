import type {Merge} from '../../dialects/merge/merge.ts';
import {type MergeCode, type MergeProblem, mergeCodes} from '../../dialects/merge/problem.ts';
import {placeIn} from '../../markdown/document.ts';
import type {Change} from '../../project/change.ts';
import {mergesOf} from '../../project/merges.ts';
import {printable} from '../../project/names.ts';
import {type Project, specPath} from '../../project/project.ts';
import {relatedPlaces} from '../place.ts';
import {errorFinding, type Finding, type Problem, type RelatedProblem} from '../rule.ts';
import {specOf} from './requirement-files.ts';

const known = new WeakMap<Change, readonly Merge[]>();

/** What keeps one change from being merged into the living specs, as the rule of that name says it. */
export function* mergeProblems(project: Project, change: Change, code: MergeCode): Generator<Problem> {
  for (const {capability, problems} of mergesOfOne(project, change)) {
    for (const problem of problems) {
      if (problem.code !== code) continue;
      const {path, range, message} = problem;
      yield {path, range, message: printable(message), related: placesOf(project, capability, problem)};
    }
  }
}

/** What a problem contradicts in its delta, and the requirement of the spec that it is about. */
function placesOf(
  project: Project,
  capability: string,
  {about, against, inSpec: now}: MergeProblem,
): readonly RelatedProblem[] {
  const inDelta = [...(against ? [{range: against, message: 'said here too'}] : []), ...(now ? [now] : [])];
  const path = specPath(capability);
  const document = about === undefined ? undefined : project.document(path);
  const inSpec = document && specOf(document)?.requirements.find(({name}) => name === about);
  return inSpec ? [...inDelta, {path, range: inSpec.heading, message: 'stands here in the spec'}] : inDelta;
}

/** What a merge says of itself, as a finding. */
export function mergeFinding(project: Project, {code, path, range, message, inSpec}: MergeProblem): Finding {
  const document = project.document(path);
  const place = (offset: number) => document && placeIn(document, offset);
  const finding = errorFinding({
    rule: code,
    path,
    start: place(range.start),
    end: place(range.end),
    message: printable(message),
  });
  return inSpec ? {...finding, related: relatedPlaces(project, path, inSpec)} : finding;
}

/** What merging one change by itself would do, found once. */
export function mergesOfOne(project: Project, change: Change): readonly Merge[] {
  const merges = known.get(change) ?? mergesOf(project, [change]);
  known.set(change, merges);
  return merges;
}

/** Whether a rule only repeats what a merge says of itself. */
export function isMergeRule(id: string): boolean {
  return mergeCodes.some((code) => code === id);
}
