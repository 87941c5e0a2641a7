import type {Finding, Severity} from '../lint/rule.ts';

/** Findings for a program. `docs/schemas/lint.json` describes the shape. */
export function findingsJson(findings: readonly Finding[]) {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    version: 1,
    findings: findings.map(({rule, severity, path, start, end, message, fix}) => ({
      rule,
      severity,
      path,
      ...(start && end ? {start, end} : {}),
      message,
      fixable: fix !== undefined,
    })),
    summary: {errors: count('error'), warnings: count('warning'), infos: count('info')},
  };
}
