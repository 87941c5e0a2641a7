import {identityOf} from '../../lint/known/known-findings.ts';
import type {Finding} from '../../lint/rule.ts';
import {onceFor} from '../../once.ts';
import {foldersOf, OPENSPEC} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import type {Report} from './format.ts';

/** A path of the project as seen from the repository's top, where CI looks from. */
export function repositoryPath({prefix}: Pick<Report, 'prefix'>, path: string): string {
  const parts: string[] = [];
  for (const part of `${prefix}${path || OPENSPEC}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Findings by the path of their file as seen from the repository's top, in the order they come. */
export function findingsByFile(report: Report): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const path = repositoryPath(report, finding.path);
    const found = files.get(path) ?? [];
    found.push(finding);
    files.set(path, found);
  }
  return files;
}

/** Whether a finding is about a folder, which no service can open at a line. */
export function isFolder(project: Project, path: string): boolean {
  return path === '' || foldersIn(project).has(path);
}

const foldersIn = onceFor((project: Project): ReadonlySet<string> => {
  const changes = [...project.changes, ...project.archive].map(({folder}) => folder);
  return new Set([OPENSPEC, ...changes, ...project.files.flatMap(foldersOf)]);
});

/** The last line that holds something of a finding: a range of whole lines ends where the next one begins. */
export function lastLine({start, end}: Pick<Finding, 'start' | 'end'>): number {
  if (!start || !end) return 1;
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

/**
 * What each finding is known by while lines move, as a short text of its own: several that are alike are counted.
 *
 * Two projects of one repository tell theirs apart.
 */
export function fingerprints(report: Report): readonly string[] {
  const {findings, project, prefix, hash} = report;
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const identity = `${prefix}\n${identityOf(finding, project.document)}`;
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return hash(`${identity}\n${count}`);
  });
}
