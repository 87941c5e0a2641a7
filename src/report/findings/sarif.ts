import type {Finding, Severity} from '../../lint/rule.ts';
import {rules} from '../../lint/rules/index.ts';
import {capitalized} from '../../printable.ts';
import {byCodePoint} from '../../project/read-project.ts';
import type {FindingsFormat, Report} from './format.ts';
import {holds, lines} from './json.ts';
import {fingerprints} from './place.ts';
import {fixesOf} from './sarif/fixes.ts';
import {encoded, physicalLocation, plainText, relatedLocation} from './sarif/location.ts';

const LEVELS: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'note'};
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * For GitHub code scanning and other services of that kind; columns count UTF-16 code units, ends are exclusive.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: FindingsFormat = {
  id: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning',
  print: (report) => lines({$schema: SCHEMA, version: '2.1.0', runs: [run(report)]}),
  isReport: (text) =>
    holds(text, (value) => 'runs' in value && Array.isArray(value.runs) && value.runs.every(isOurs)),
};

function isOurs(given: {tool?: {driver?: {name?: unknown}}} | undefined | null): boolean {
  return given?.tool?.driver?.name === 'openspec';
}

function run(report: Report) {
  const known = fingerprints(report);
  const ids = ruleIds(report.findings);
  const indexes = new Map(ids.map((id, index) => [id, index]));
  return {
    tool: {
      driver: {name: 'openspec', version: report.version, rules: ids.map((id) => descriptor(report, id))},
    },
    automationDetails: {id: `openspec/${report.prefix.split('/').map(encoded).join('/')}`},
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: {SRCROOT: {description: {text: 'The top of the repository'}}},
    results: report.findings.map((finding, index) =>
      result(report, finding, indexes.get(finding.rule) ?? -1, known[index] ?? ''),
    ),
  };
}

/** The rules that found something: the others are no business of who reads results. */
function ruleIds(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({rule}) => rule))].toSorted(byCodePoint);
}

function descriptor({pageOf}: Report, id: string) {
  const rule = rules.find((candidate) => candidate.id === id);
  const page = pageOf(id);
  return {
    id,
    ...(rule
      ? {
          shortDescription: {text: capitalized(rule.summary)},
          defaultConfiguration: {level: LEVELS[rule.severity]},
          properties: {tags: [rule.family]},
        }
      : {}),
    help: {text: `openspec explain ${id}`, ...(page === undefined ? {} : {markdown: page})},
  };
}

function result(report: Report, finding: Finding, ruleIndex: number, fingerprint: string) {
  const {rule, severity, message, related} = finding;
  const fixes = fixesOf(report, finding);
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: {text: plainText(message)},
    locations: [{physicalLocation: physicalLocation(report, finding)}],
    ...(related.length > 0
      ? {relatedLocations: related.map((place, id) => relatedLocation(report, place, id))}
      : {}),
    partialFingerprints: {'openspec/v1': fingerprint},
    ...(fixes.length > 0 ? {fixes} : {}),
  };
}
