import type {Severity} from '../../lint/rule.ts';
import {rules} from '../../lint/rules/index.ts';
import type {FindingsFormat} from './format.ts';
import {holds, lines} from './json.ts';
import {fingerprints, lastLine, repositoryPath} from './place.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {error: 'major', warning: 'minor', info: 'info'};

/**
 * For the Code Quality report of GitLab, which matches findings of two pipelines by their fingerprints. One without a
 * place is shown at line 1, for a line is asked for.
 *
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: FindingsFormat = {
  id: 'gitlab',
  summary: 'Code Quality in GitLab',
  print(report) {
    const known = fingerprints(report);
    return lines(
      report.findings.map((finding, index) => ({
        description: finding.message,
        check_name: finding.rule,
        fingerprint: known[index] ?? '',
        severity: SEVERITIES[finding.severity],
        location: {
          path: repositoryPath(report, finding.path),
          lines: {begin: finding.start?.line ?? 1, end: lastLine(finding)},
        },
      })),
    );
  },
  isReport: (text) => holds(text, (value) => Array.isArray(value) && value.every(isOurs)),
};

/** Other programs write the same report; what names each finding is a rule of ours here, and none of theirs. */
function isOurs(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('fingerprint' in value)) return false;
  return 'check_name' in value && rules.some(({id}) => id === value.check_name);
}
