import type {Finding, RelatedPlace, Severity} from '../../lint/rule.ts';
import {rules} from '../../lint/rules/index.ts';
import {type Document, placeIn} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import type {Point} from '../../markdown/place.ts';
import {capitalized} from '../../printable.ts';
import type {FindingsFormat, Report} from './format.ts';
import {holds, lines} from './json.ts';
import {fingerprints, isFolder, repositoryPath} from './place.ts';

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
  isReport: (text) => holds(text, (value) => 'runs' in (value as object)) && /"name": "openspec"/.test(text),
};

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

/** Every rule, and what else was found under a name of its own. */
function ruleIds(findings: readonly Finding[]): readonly string[] {
  return [...new Set([...rules.map(({id}) => id), ...findings.map(({rule}) => rule)])];
}

/** The page of a rule is told where something was found by it. */
function descriptor({findings, pageOf}: Report, id: string) {
  const rule = rules.find((candidate) => candidate.id === id);
  const page = findings.some((finding) => finding.rule === id) ? pageOf(id) : undefined;
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

/** A finding about a whole file is shown on its first line, for services ask for one. */
function physicalLocation(report: Report, {path, start, end}: Finding) {
  if (isFolder(report.project, path)) return {artifactLocation: artifact(report, path, '/')};
  const place = start && end ? region(start, end) : {startLine: 1};
  return {artifactLocation: artifact(report, path), region: place};
}

function relatedLocation(report: Report, {path, start, end, message}: RelatedPlace, id: number) {
  return {
    id,
    message: {text: plainText(message)},
    physicalLocation: {artifactLocation: artifact(report, path), region: region(start, end)},
  };
}

function fixesOf(report: Report, {path, fix, unsafeFix}: Finding) {
  const document = report.project.document(path);
  const known = [
    {edits: fix ?? [], text: 'Applied by `openspec lint --fix`'},
    {edits: unsafeFix ?? [], text: 'To be looked at: it writes words, or drops some'},
  ].filter(({edits}) => edits.length > 0);
  if (!document) return [];
  return known.map(({edits, text}) => ({
    description: {text},
    artifactChanges: [
      {
        artifactLocation: artifact(report, path),
        replacements: edits.map((edit) => replacement(document, edit)),
      },
    ],
  }));
}

function replacement(document: Document, {start, end, text}: TextEdit) {
  return {
    deletedRegion: region(placeIn(document, start), placeIn(document, end)),
    ...(text === '' ? {} : {insertedContent: {text}}),
  };
}

function region(start: Point, end: Point) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}

function artifact(report: Report, path: string, ending = '') {
  const uri = repositoryPath(report, path).split('/').map(encoded).join('/');
  return {uri: uri + ending, uriBaseId: 'SRCROOT'};
}

/** Half a character has no form in a URI. */
function encoded(name: string): string {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '\uFFFD'));
}

/** In a plain text of SARIF `[words](target)` is a link and `{0}` a placeholder (3.11.5, 3.11.6); ours have neither. */
function plainText(message: string): string {
  const text = message.replace(/\{(\d+)\}/g, '{{$1}}');
  return text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text;
}
