import {jsonOf} from '../../json.ts';
import type {Finding, RelatedPlace, Severity} from '../../lint/rule.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import type {FindingsFormat} from './format.ts';

/** For a program; `docs/schemas/lint.json` describes the shape. */
export const json: FindingsFormat = {
  id: 'json',
  summary: 'for a program',
  print: ({findings, fixed, diff}) =>
    lines({...findingsJson(findings), fixed, ...(diff === undefined ? {} : {diff})}),
  isReport: (text) => /^\{\s*"version": 1,\s*"(?:findings|error)":/.test(text),
};

/** Findings for a program. `docs/schemas/lint.json` describes the shape. */
export function findingsJson(findings: readonly Finding[]) {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    version: 1,
    findings: findings.map(({rule, severity, path, start, end, message, fix, unsafeFix, related}) => ({
      rule,
      severity,
      path,
      ...(start && end ? {start, end} : {}),
      message,
      fixable: fix !== undefined,
      ...(related.length > 0 ? {related: related.map(relatedJson)} : {}),
      ...(fix || unsafeFix
        ? {fixes: {...(fix ? {safe: edits(fix)} : {}), ...(unsafeFix ? {unsafe: edits(unsafeFix)} : {})}}
        : {}),
    })),
    summary: {errors: count('error'), warnings: count('warning'), infos: count('info')},
  };
}

/** One JSON document as lines. */
export function lines(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A text as a JSON object or list that `is` what is looked for. */
export function holds(text: string, is: (value: object) => boolean): boolean {
  const value = jsonOf(text);
  return typeof value === 'object' && value !== null && is(value);
}

function relatedJson({path, start, end, message}: RelatedPlace) {
  return {path, start, end, message};
}

function edits(fix: readonly TextEdit[]) {
  return fix.map(({start, end, text}) => ({start, end, text}));
}
