import type {Finding, Severity} from '../../lint/rule.ts';
import {printable} from '../../printable.ts';
import type {FindingsFormat, Report} from './format.ts';
import {isFolder, lastLine, repositoryPath} from './place.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'notice'};

/**
 * For GitHub Actions: an annotation a finding, as a workflow command. Columns are 1-based, ends exclusive; one that
 * ends on another line has none, which GitHub would refuse.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: FindingsFormat = {
  id: 'github',
  summary: 'annotations in GitHub Actions',
  isCommands: true,
  print: (report) => report.findings.map((finding) => command(report, finding)).join(''),
  isReport: (text) => text.split('\n').every((line) => line.trim() === '' || OURS.test(line)),
};

/** In a property a colon and a comma are escaped. */
const OURS = /^::(?:error|warning|notice) (?:[^:]*,)?title=openspec [\w-]+::/;

function command(report: Report, finding: Finding): string {
  const {severity, rule, message, related} = finding;
  const properties = Object.entries({...placeOf(report, finding), title: `openspec ${rule}`});
  const shown = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  const others = related.map(
    ({path, start, message}) =>
      `\n${printable(repositoryPath(report, path))}:${start.line}:${start.column} ${printable(message)}`,
  );
  return `::${COMMANDS[severity]} ${shown}::${escapeData(told(report, finding, message) + others.join(''))}\n`;
}

/** A folder is no file to annotate: then the message names it. */
function told(report: Report, {path}: Finding, message: string): string {
  const folder = isFolder(report.project, path) ? `${repositoryPath(report, path)}/: ` : '';
  return printable(folder + message);
}

function placeOf(report: Report, finding: Finding): Readonly<Record<string, string | number>> {
  const {path, start, end} = finding;
  if (isFolder(report.project, path)) return {};
  const file = repositoryPath(report, path);
  if (!start || !end) return {file, line: 1};
  const lines = {file, line: start.line, endLine: lastLine(finding)};
  return end.line === start.line ? {...lines, col: start.column, endColumn: end.column} : lines;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
