import type {Finding, Severity} from '../../lint/rule.ts';
import type {Document} from '../../markdown/document.ts';
import {codeFrame} from '../code-frame.ts';
import {LEVEL_COLORS} from '../level-colors.ts';
import {counted, type Style, visible} from '../style.ts';
import type {FindingsFormat} from './format.ts';

/** For a person, a code frame a finding. */
export const stylishFormat: FindingsFormat = {
  id: 'stylish',
  summary: 'for a person (default)',
  print({findings, project}, style) {
    if (findings.length === 0) return 'No findings.\n';
    return `${stylish(findings, project.document, style)}\n${summary(findings, style)}`;
  },
  isReport: (text) => text === 'No findings.\n' || /`openspec explain [\w-]+` says why\n$/.test(text),
};

/** Findings for a person: place, rule, message and the line itself. */
export function stylish(
  findings: readonly Finding[],
  documentAt: (path: string) => Document | undefined,
  style: Style,
): string {
  return findings.map((finding) => block(finding, documentAt, style)).join('\n');
}

/** One line to end on: how many, and what to do next. Empty when there is nothing to say. */
export function summary(findings: readonly Finding[], style: Style): string {
  const [first] = findings;
  if (!first) return '';
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    return count(severity) === 0
      ? []
      : [style.paint(LEVEL_COLORS[severity], counted(count(severity), severity))];
  });
  const fixable = findings.filter(({fix}) => fix).length;
  const hints = [
    fixable > 0
      ? `\`openspec lint --fix\` mends ${fixable === findings.length ? 'all' : fixable} of them`
      : '',
    `\`openspec explain ${first.rule}\` says why`,
  ].filter(Boolean);
  return `${parts.join(', ')}\n${hints.join('; ')}\n`;
}

function block(finding: Finding, documentAt: (path: string) => Document | undefined, style: Style): string {
  const {path, start, end, severity, rule, message, fix} = finding;
  const place = style.paint('bold', `${visible(path)}${start ? `:${start.line}:${start.column}` : ''}`);
  const tags = `${style.paint(LEVEL_COLORS[severity], severity)}  ${rule}${fix ? style.paint('dim', '  fixable') : ''}`;
  const document = start && documentAt(path);
  const frame = document && end ? `\n${codeFrame(document, start, end, style)}` : '';
  return `${place}  ${tags}\n  ${visible(message)}\n${frame}`;
}
