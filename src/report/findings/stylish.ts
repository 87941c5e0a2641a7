import type {Finding, RelatedPlace, Severity} from '../../lint/rule.ts';
import type {Document} from '../../markdown/document.ts';
import type {Point} from '../../markdown/place.ts';
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
  const hints = [...fixHints(findings), `\`openspec explain ${first.rule}\` says why`];
  return `${parts.join(', ')}\n${hints.join('; ')}\n`;
}

function fixHints(findings: readonly Finding[]): readonly string[] {
  const safe = findings.filter(({fix}) => fix).length;
  const unsafe = findings.filter(({fix, unsafeFix}) => !fix && unsafeFix).length;
  const many = (count: number) => (count === findings.length ? 'all' : count);
  if (safe === 0 && unsafe === 0) return [];
  if (unsafe === 0) return [`\`openspec lint --fix\` mends ${many(safe)} of them`];
  if (safe === 0) return [`\`openspec lint --fix --unsafe-fixes\` mends ${many(unsafe)} of them`];
  return [`\`openspec lint --fix\` mends ${safe} of them`, `${unsafe} more with \`--unsafe-fixes\``];
}

function block(finding: Finding, documentAt: (path: string) => Document | undefined, style: Style): string {
  const {path, start, end, severity, rule, message, related} = finding;
  const place = style.paint('bold', placed(path, start));
  const tags = `${style.paint(LEVEL_COLORS[severity], severity)}  ${rule}${fixTag(finding, style)}`;
  const document = start && documentAt(path);
  const frame = document && end ? `\n${codeFrame(document, start, end, style)}` : '';
  const others = related.map((other) => relatedBlock(other, documentAt, style));
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
): string {
  const document = documentAt(path);
  const frame = document ? codeFrame(document, start, end, style, 'blue') : '';
  return `\n  ${visible(message)}: ${style.paint('bold', placed(path, start))}\n${frame}`;
}

function placed(path: string, start: Point | undefined): string {
  return `${visible(path)}${start ? `:${start.line}:${start.column}` : ''}`;
}
