import type {Finding} from '../../lint/rule.ts';
import type {FindingsFormat, Report} from './format.ts';
import {repositoryPath} from './place.ts';
import {element, xmlDocument} from './xml.ts';

/**
 * For the many programs that read what Checkstyle writes: files with their findings; line and column are 1-based. One
 * without a place has line 1.
 *
 * https://checkstyle.org, XMLLogger
 */
export const checkstyle: FindingsFormat = {
  id: 'checkstyle',
  summary: 'XML of Checkstyle',
  print(report) {
    const files = [...findingsByFile(report)].map(([name, findings]) =>
      element('file', {name}, findings.map(error)),
    );
    return xmlDocument(element('checkstyle', {version: '4.3'}, files));
  },
  isReport: (text) => /^<\?xml [^>]*>\s*<checkstyle[ />]/.test(text),
};

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

function error({rule, severity, start, message}: Finding): string {
  return element('error', {
    line: start?.line ?? 1,
    column: start?.column,
    severity,
    message,
    source: `openspec.${rule}`,
  });
}
