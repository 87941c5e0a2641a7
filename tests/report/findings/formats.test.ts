import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {printable, printableLines, withoutCommands, withoutOtherCommands} from '../../../src/printable.ts';
import {checkstyle} from '../../../src/report/findings/checkstyle.ts';
import {github} from '../../../src/report/findings/github.ts';
import {gitlab} from '../../../src/report/findings/gitlab.ts';
import {formats} from '../../../src/report/findings/index.ts';
import {json} from '../../../src/report/findings/json.ts';
import {junit} from '../../../src/report/findings/junit.ts';
import {sarif} from '../../../src/report/findings/sarif.ts';
import {asXmlHolds, readXml} from './read-xml.ts';
import {anyFinding, anyText, messy, plain, reportOf} from './reported.ts';
import {readCommand} from './runner-command.ts';

const runs = {numRuns: 200};
const some = fc.array(anyFinding, {minLength: 1, maxLength: 3});
const clean = reportOf({});

/** As a report of a format comes out of a CI log. */
const logged = (text: string) => withoutCommands(printableLines(text));

describe('any words in any path', () => {
  test('are the same in JSON', () => {
    fc.assert(
      fc.property(some, (findings) => {
        const told = {...clean, findings};
        for (const format of [json, gitlab, sarif]) {
          const text = format.print(told, plain);
          expect(JSON.parse(logged(text))).toEqual(JSON.parse(text));
          expect(format.isReport(text)).toBe(true);
        }
        const messages = findings.map(({message}) => message);
        const read = (format: typeof json) => JSON.parse(format.print(told, plain));
        expect(read(json).findings.map(({message}: {message: string}) => message)).toEqual(messages);
        expect(read(gitlab).map(({description}: {description: string}) => description)).toEqual(messages);
      }),
      {numRuns: 50},
    );
  });

  test('are the same in XML, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(some, (findings) => {
        const told = {...clean, findings};
        const files = readXml(logged(checkstyle.print(told, plain))).children;
        const errors = files.flatMap(({children}) => children.map(({attributes}) => attributes['message']));
        expect(errors.toSorted()).toEqual(findings.map(({message}) => asXmlHolds(message)).toSorted());
        const paths = new Set(findings.map(({path}) => asXmlHolds(path)));
        expect(new Set(files.map(({attributes}) => attributes['name']))).toEqual(paths);
        const suites = readXml(logged(junit.print(told, plain))).children;
        const results = suites.flatMap(({children}) => children.flatMap((each) => each.children));
        expect(results.map(({attributes}) => attributes['message']).toSorted()).toEqual(errors.toSorted());
        for (const format of [checkstyle, junit])
          expect(format.isReport(format.print(told, plain))).toBe(true);
      }),
      runs,
    );
  });

  test('are one annotation a finding for GitHub, and nothing else', () => {
    fc.assert(
      fc.property(some, (findings) => {
        const text = github.print({...clean, findings}, plain);
        const commands = text.split('\n').slice(0, -1).map(readCommand);
        expect(commands.map((command) => command?.properties['file'])).toEqual(
          findings.map(({path}) => path),
        );
        expect(commands.map((command) => command?.data.split('\n')[0])).toEqual(
          findings.map(({message}) => printable(message)),
        );
        const shown = withoutOtherCommands(printableLines(text)).split('\n').slice(0, -1).map(readCommand);
        expect(shown.map((command) => command?.name)).toEqual(commands.map((command) => command?.name));
        expect(shown.map((command) => command?.properties['title'])).toEqual(
          findings.map(() => 'openspec no-bom'),
        );
      }),
      runs,
    );
  });

  test('bring no other command past the guard', () => {
    fc.assert(
      fc.property(fc.array(anyText, {maxLength: 4}), (texts) => {
        const shown = withoutOtherCommands(printableLines(texts.join('\n')));
        const names = shown.split('\n').flatMap((line) => readCommand(line)?.name ?? []);
        expect(names.filter((name) => !['error', 'warning', 'notice'].includes(name))).toEqual([]);
        expect(shown).not.toMatch(/##\w*\[/);
      }),
      runs,
    );
    expect(withoutOtherCommands('::set-env name=A::b\n  ::error::x\n::error::##[group]')).not.toMatch(
      /^\s*::(?!error::)|##\[/m,
    );
  });
});

describe.each(formats.map((format) => [format.id, format] as const))('%s', (_, format) => {
  test('knows its own reports, and takes no other text for one', () => {
    const renamed = reportOf(messy, {
      called: {program: "'my api/node_modules/.bin/openspec'", root: 'my api'},
    });
    for (const told of [clean, reportOf(messy), renamed])
      expect(format.isReport(format.print(told, plain))).toBe(true);
    const texts = ['# Notes\n', '{"name": "app"}\n', '["a"]\n', '<?xml version="1.0"?>\n<project/>\n', '{'];
    expect(texts.filter(format.isReport)).toEqual([]);
  });

  test('points at files from the top of the repository', () => {
    const text = format.print(reportOf(messy, {prefix: 'packages/api/'}), plain);
    const isFromTop = !['json', 'stylish'].includes(format.id);
    expect(text.includes('packages/api/openspec/changes/add-x/tasks.md')).toBe(isFromTop);
  });
});

test('fingerprints stay when lines move, and differ where findings are alike', () => {
  const read = (files: typeof messy, prefix = ''): readonly string[] =>
    JSON.parse(gitlab.print(reportOf(files, {prefix}), plain)).map(
      ({fingerprint}: {fingerprint: string}) => fingerprint,
    );
  const bad = '- [y] 1.1 One\n- [y] 1.1 One\n';
  const tasks = 'openspec/changes/add-x/tasks.md';
  const [before, after] = [read({[tasks]: bad}), read({[tasks]: `\n\n${bad}`})];
  expect(before.toSorted()).toEqual(after.toSorted());
  expect(new Set(before).size).toBe(before.length);
  expect(read({[tasks]: bad}, 'packages/api/').filter((each) => before.includes(each))).toEqual([]);
});

test('a folder is not annotated', () => {
  const lines = github.print(reportOf(messy), plain).split('\n').slice(0, -1).map(readCommand);
  const folders = lines.filter((line) => line?.properties['file'] === undefined);
  expect(folders.map((line) => line?.data)).toContainEqual(
    expect.stringMatching(/^openspec\/changes\/Bad Name\/: /),
  );
});
