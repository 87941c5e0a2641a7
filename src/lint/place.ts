import {placeIn} from '../markdown/document.ts';
import type {Project} from '../project/project.ts';
import {byCodePoint} from '../project/read-project.ts';
import type {Finding, Problem, RelatedPlace, RelatedProblem, Rule} from './rule.ts';

/** Problems of a rule as findings, `path` being where they are that name no other. */
export function place(
  rule: Rule,
  project: Project,
  path: string,
  problems: Iterable<Problem>,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const problem of problems) findings.push(placed(rule, project, path, problem));
  return findings;
}

function placed(rule: Rule, project: Project, path: string, problem: Problem): Finding {
  const at = problem.path ?? path;
  const document = problem.range && project.document(at);
  return {
    rule: rule.id,
    severity: problem.severity ?? rule.severity,
    path: at,
    start: document && problem.range && placeIn(document, problem.range.start),
    end: document && problem.range && placeIn(document, problem.range.end),
    message: problem.message,
    fix: problem.fix,
    ...(problem.dropsBom && {dropsBom: true as const}),
    unsafeFix: problem.unsafeFix,
    related: (problem.related ?? []).flatMap((other) => relatedPlaces(project, at, other)),
  };
}

/** A second place, of a problem in the file at a path; nothing where no such file is read. */
export function relatedPlaces(
  project: Project,
  path: string,
  other: RelatedProblem,
): readonly RelatedPlace[] {
  const document = project.document(other.path ?? path);
  if (!document) return [];
  const {start, end} = other.range;
  return [
    {
      path: document.source.path,
      start: placeIn(document, start),
      end: placeIn(document, end),
      message: other.message,
    },
  ];
}

/**
 * Findings in the order of their paths, and of their places there; no two that differ are equal, so that the order does
 * not depend on which was found first.
 */
export function byPlace(a: Finding, b: Finding): number {
  return (
    byCodePoint(a.path, b.path) ||
    (a.start?.offset ?? -1) - (b.start?.offset ?? -1) ||
    byCodePoint(a.rule, b.rule) ||
    byCodePoint(a.message, b.message) ||
    (a === b ? 0 : byCodePoint(JSON.stringify(a), JSON.stringify(b)))
  );
}
