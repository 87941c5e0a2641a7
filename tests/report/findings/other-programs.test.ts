import {describe, expect, test} from 'vitest';
import type {FindingsFormat} from '../../../src/report/findings/format.ts';
import {formats} from '../../../src/report/findings/index.ts';
import {messy, plain, reportOf} from './reported.ts';

const XML = '<?xml version="1.0" encoding="utf-8"?>\n';
const issue = {description: 'x', check_name: 'no-unused-vars', fingerprint: 'a1', severity: 'minor'};
const run = {tool: {driver: {name: 'ESLint', rules: []}}, results: []};

/** What other linters write in our formats; some have a word of ours in a message. */
const THEIRS: Readonly<Record<string, readonly string[]>> = {
  gitlab: [JSON.stringify([issue]), JSON.stringify([{...issue, description: 'openspec'}])],
  sarif: [
    JSON.stringify({version: '2.1.0', runs: [run]}, undefined, 2),
    JSON.stringify({version: '2.1.0', runs: [{...run, results: [{message: {text: '"name": "openspec"'}}]}]}),
    JSON.stringify({version: '2.1.0', runs: [null]}),
  ],
  github: [
    '::error file=a.js,line=1::Unexpected var\n',
    '::warning file=a.js,line=1,title=x::title=openspec no-bom::\n',
  ],
  checkstyle: [
    `${XML}<checkstyle version="4.3"><file name="a.js"><error line="1" message="x" source="eslint.rules.eqeqeq"/></file></checkstyle>`,
    `${XML}<checkstyle version="4.3"><file name="a.js"></file></checkstyle>`,
    `${XML}<checkstyle version="4.3"><file name="a.js"><error line="1" source="x" message='source="openspec.a"'/></file></checkstyle>`,
  ],
  junit: [
    `${XML}<testsuites>\n<testsuite package="org.eslint" name="a.js"></testsuite></testsuites>`,
    `${XML}<testsuites>\n<testsuite name='package="openspec"'></testsuite></testsuites>`,
  ],
};

const named = (id: string) => formats.find((format) => format.id === id) as FindingsFormat;

test.each(Object.entries(THEIRS))('%s of another program is none of ours', (id, texts) => {
  expect(texts.filter(named(id).isReport)).toEqual([]);
});

test('a report of ours that another program has added to is none of ours', () => {
  const ours = (id: string) => named(id).print(reportOf(messy), plain);
  const joined: Readonly<Record<string, string>> = {
    gitlab: JSON.stringify([...JSON.parse(ours('gitlab')), issue]),
    sarif: JSON.stringify({...JSON.parse(ours('sarif')), runs: [...JSON.parse(ours('sarif')).runs, run]}),
    github: `${ours('github')}${THEIRS['github']?.[0]}`,
    checkstyle: ours('checkstyle').replace('</checkstyle>', '<file name="a.js"><error source="x"/></file>$&'),
    junit: ours('junit').replace('</testsuites>', '<testsuite name="a.js"></testsuite>$&'),
  };
  for (const [id, text] of Object.entries(joined))
    expect([id, named(id).isReport(text)]).toEqual([id, false]);
});

describe('what holds nothing of anyone', () => {
  test.each([
    ['gitlab', '[]'],
    ['checkstyle', `${XML}<checkstyle version="4.3"></checkstyle>`],
    ['sarif', '{"version": "2.1.0", "runs": []}'],
    ['github', ''],
  ])('may be replaced by %s', (id, text) => {
    expect(named(id).isReport(text)).toBe(true);
  });
});
