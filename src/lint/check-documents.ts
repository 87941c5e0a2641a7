import type {Document} from '../markdown/document.ts';
import {ARCHIVE, isBelow} from '../project/paths.ts';
import type {Project} from '../project/project.ts';
import {featureDeltaIn} from './deltas/feature-delta.ts';
import type {GitFacts} from './files/git-facts.ts';
import {place} from './place.ts';
import type {Finding, Rule, RuleOf} from './rule.ts';
import {documentsIn, type Scope} from './scope.ts';
import {directivesIn} from './suppress/directives.ts';

/** The findings, and the documents that have some, or directives. */
export interface CheckedDocuments {
  readonly found: readonly Finding[];
  readonly kept: ReadonlyMap<string, Document>;
}

/**
 * What rules say of each document of a scope, one document after the other: an archived one that nothing was said of is
 * let go, as thousands of trees are more than a machine may have room for.
 */
export function checkDocuments(
  project: Project,
  scope: Scope,
  run: readonly Rule[],
  facts: GitFacts | undefined,
): CheckedDocuments {
  const groups = byWhere(run.filter((rule): rule is RuleOf<'document'> => rule.on === 'document'));
  const ofDelta = run.filter((rule): rule is RuleOf<'delta'> => rule.on === 'delta');
  const found: Finding[] = [];
  const kept = new Map<string, Document>();
  for (const document of documentsIn(project, scope)) {
    const {path} = document.source;
    const before = found.length;
    for (const [where, rules] of groups) {
      if (where && !where(document, project)) continue;
      for (const rule of rules) add(found, place(rule, project, path, rule.check(document, project, facts)));
    }
    const delta = ofDelta.length > 0 ? featureDeltaIn(document, project) : undefined;
    if (delta)
      for (const rule of ofDelta) add(found, place(rule, project, path, rule.check(delta, project, facts)));
    const isSpokenOf = found.length > before || directivesIn(document).length > 0;
    if (isSpokenOf) kept.set(path, document);
    else if (isBelow(ARCHIVE, path)) project.forget(path);
  }
  return {found, kept};
}

type DocumentRule = RuleOf<'document'>;

/** Rules by what they are about. */
function byWhere(
  rules: readonly DocumentRule[],
): ReadonlyMap<DocumentRule['where'], readonly DocumentRule[]> {
  const groups = new Map<DocumentRule['where'], DocumentRule[]>();
  for (const rule of rules) groups.set(rule.where, [...(groups.get(rule.where) ?? []), rule]);
  return groups;
}

function add(found: Finding[], more: readonly Finding[]): void {
  for (const finding of more) found.push(finding);
}
