import type {Finding} from '../../lint/rule.ts';
import type {FindingsFormat} from './format.ts';
import {findingsByFile} from './place.ts';
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
  isReport: (text) => /^<\?xml [^>]*>\s*<checkstyle[ />]/.test(text) && holdsOurs(text),
};

/** Every finding is of ours, and there is no file without one. */
function holdsOurs(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const ours = count(/<error [^<>]*source="openspec\.[\w-]+"\/>/g);
  return ours === count(/<error\b/g) && (ours > 0 || count(/<file\b/g) === 0);
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
