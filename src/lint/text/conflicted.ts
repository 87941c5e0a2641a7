import {once} from '../../once.ts';
import type {DocumentAt} from '../known/known-findings.ts';
import type {Finding} from '../rule.ts';
import {rules} from '../rules/index.ts';
import {noConflictMarkers} from '../rules/no-conflict-markers.ts';
import {conflictMarkers} from './conflict-markers.ts';

/** Rules that are as right of both sides of a conflict as of one: about characters, not about what a file holds. */
const ofText = once(() => new Set(rules.filter(({family}) => family === 'text').map(({id}) => id)));

/**
 * Findings as they can be relied on while a merge is not done: those of a file with conflict markers have no fix, for
 * what parses there is neither side. The same findings come back where no file has any.
 */
export function withoutConflictedFixes(
  findings: readonly Finding[],
  documentAt: DocumentAt,
): readonly Finding[] {
  return findings.map((finding) => {
    if (!finding.fix && !finding.unsafeFix) return finding;
    const document = documentAt(finding.path);
    const isConflicted = document && conflictMarkers(document).length > 0;
    if (!isConflicted) return finding;
    const {dropsBom: _, ...rest} = finding;
    return {...rest, fix: undefined, unsafeFix: undefined};
  });
}

/**
 * The findings that are worth telling beside a conflict: what is said of the sections, tasks and rows of such a file is
 * said of both sides at once. Only an error that is told takes their place, so no file passes for want of them.
 */
export function withoutConflicted(findings: readonly Finding[]): readonly Finding[] {
  return withoutStructureOf(conflictedPaths(findings), findings);
}

/** The files in conflict of which an error is told. */
export function conflictedPaths(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    findings.flatMap(({rule, severity, path}) =>
      rule === noConflictMarkers.id && severity === 'error' ? [path] : [],
    ),
  );
}

/** The findings without those about what some files hold; what is said of their characters stays. */
export function withoutStructureOf(
  paths: ReadonlySet<string>,
  findings: readonly Finding[],
): readonly Finding[] {
  if (paths.size === 0) return findings;
  return findings.filter(({rule, path}) => ofText().has(rule) || !paths.has(path));
}
