import type {Finding, RelatedPlace, Severity} from '../../lint/rule.ts';
import type {Document} from '../../markdown/document.ts';
import type {Point} from '../../markdown/place.ts';
import {codeFrame} from '../code-frame.ts';
import {hintsOf} from '../finding-hints.ts';
import {LEVEL_COLORS} from '../level-colors.ts';
import {counted, type Style, visible} from '../style.ts';
import type {FindingsFormat, Report} from './format.ts';

/** For a person, a code frame a finding. */
export const stylishFormat: FindingsFormat = {
  id: 'stylish',
  summary: 'for a person (default)',
  print(report, style) {
    const {findings, project, seen} = report;
    if (findings.length === 0) return 'No findings.\n';
    return `${stylish(findings, project.document, style, seen)}\n${summary(report, style)}`;
  },
  isReport: (text) =>
    text === 'No findings.\n' || /`[^`\n]*openspec[\w-]*'? explain [\w-]+` says why\n$/.test(text),
};

/** Findings for a person: place, rule, message and the line itself; paths are shown as `seen` has them. */
export function stylish(
  findings: readonly Finding[],
  documentAt: (path: string) => Document | undefined,
  style: Style,
  seen: (path: string) => string = (path) => path,
): string {
  return findings.map((finding) => block(finding, documentAt, style, seen)).join('\n');
}

/** One line to end on: how many, and what to do next. Empty when there is nothing to say. */
export function summary(report: Report, style: Style): string {
  const {findings} = report;
  if (findings.length === 0) return '';
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    return count(severity) === 0
      ? []
      : [style.paint(LEVEL_COLORS[severity], counted(count(severity), severity))];
  });
  return `${parts.join(', ')}\n${hintsOf(findings, report).join('; ')}\n`;
}

function block(
  finding: Finding,
  documentAt: (path: string) => Document | undefined,
  style: Style,
  seen: (path: string) => string,
): string {
  const {path, start, end, severity, rule, message, related} = finding;
  const place = style.paint('bold', placed(seen(path), start));
  const tags = `${style.paint(LEVEL_COLORS[severity], severity)}  ${rule}${fixTag(finding, style)}`;
  const document = start && documentAt(path);
  const frame = document && end ? `\n${codeFrame(document, start, end, style)}` : '';
  const others = related.map((other) => relatedBlock(other, documentAt, style, seen));
  return `${place}  ${tags}\n  ${visible(message)}\n${[frame, ...others].join('')}`;
}

function fixTag({fix, unsafeFix}: Finding, style: Style): string {
  if (fix) return style.paint('dim', '  fixable');
  return unsafeFix ? style.paint('dim', '  fixable with --unsafe-fixes') : '';
}

/** What stands at another place, and the place itself below it. */
function relatedBlock(
  {path, start, end, message}: RelatedPlace,
  documentAt: (path: string) => Document | undefined,
  style: Style,
  seen: (path: string) => string,
): string {
  const document = documentAt(path);
  const frame = document ? codeFrame(document, start, end, style, 'blue') : '';
  return `\n  ${visible(message)}: ${style.paint('bold', placed(seen(path), start))}\n${frame}`;
}

function placed(path: string, start: Point | undefined): string {
  return `${visible(path)}${start ? `:${start.line}:${start.column}` : ''}`;
}
