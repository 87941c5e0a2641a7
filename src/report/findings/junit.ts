import type {Finding} from '../../lint/rule.ts';
import type {FindingsFormat, Report} from './format.ts';
import {findingsByFile, repositoryPath} from './place.ts';
import {element, xmlDocument} from './xml.ts';

/** The schema asks for a time and a host; a report is the same wherever and whenever it is made. */
const NOWHERE = {timestamp: '1970-01-01T00:00:00', hostname: 'localhost', time: 0};

/**
 * For Jenkins, and what else reads the results of JUnit: a suite a file, a test a finding. What does not fail the run
 * fails no test either: only errors are failures, all others are tests that were skipped.
 *
 * Accepted by the schemas of Ant's reports (https://github.com/windyroad/JUnit-Schema) and of Jenkins
 * (https://github.com/jenkinsci/xunit-plugin, junit-10.xsd).
 */
export const junit: FindingsFormat = {
  id: 'junit',
  summary: 'tests in Jenkins and others',
  print(report) {
    const files = [...findingsByFile(report)];
    const suites = files.map(([name, findings], id) =>
      suite(name, id, testcases(report, name, findings), findings),
    );
    const clean = element('testcase', {name: 'no findings', classname: 'openspec', time: 0});
    return xmlDocument(
      element('testsuites', {}, files.length > 0 ? suites : [suite('openspec', 0, [clean], [])]),
    );
  },
  isReport: (text) => /^<\?xml [^>]*>\s*<testsuites>/.test(text) && holdsOurs(text),
};

/** Every suite is of ours. */
function holdsOurs(text: string): boolean {
  const suites = text.match(/<testsuite\b[^<>]*>/g) ?? [];
  return suites.length > 0 && suites.every((opening) => opening.includes(' package="openspec" '));
}

function suite(name: string, id: number, tests: readonly string[], findings: readonly Finding[]): string {
  const failures = findings.filter(isFailure).length;
  const counts = {tests: tests.length, failures, errors: 0, skipped: findings.length - failures};
  return element('testsuite', {name, package: 'openspec', id, ...counts, ...NOWHERE}, [
    element('properties', {}),
    ...tests,
    element('system-out', {}),
    element('system-err', {}),
  ]);
}

function testcases(report: Report, path: string, findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => {
    const {rule, severity, start, message} = finding;
    const place = start ? `:${start.line}:${start.column}` : '';
    const others = finding.related.map(
      (other) =>
        `${repositoryPath(report, other.path)}:${other.start.line}:${other.start.column} ${other.message}`,
    );
    const told = [`${path}${place} ${message}`, ...others].join('\n');
    const outcome = isFailure(finding)
      ? element('failure', {type: severity, message}, told)
      : element('skipped', {message}, told);
    return element('testcase', {name: `${rule}${place}`, classname: path, time: 0}, [outcome]);
  });
}

function isFailure({severity}: Finding): boolean {
  return severity === 'error';
}
