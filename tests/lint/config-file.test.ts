import fc from 'fast-check';
import {expect, test} from 'vitest';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {readConfig} from '../../src/project/config.ts';
import {readMetadata} from '../../src/project/metadata.ts';
import {plainYaml} from '../../src/project/plain-yaml/plain-yaml.ts';
import {mutated} from '../project/plain-yaml-texts.ts';
import {projectOf} from '../support/project.ts';

const CONFIG = 'openspec/config.yaml';

function findings(text: string) {
  const project = projectOf({[CONFIG]: text});
  return lint(project, wholeProject(project), {rules: rules.filter(({id}) => id === 'config-valid')});
}

const messages = (text: string) => findings(text).map(({message}) => message);

test.each([
  ['dialect: feature\n---\ndialect: requirement\n', /^A second document begins here/],
  ['dialect: *gone\n', /^Not YAML: Unresolved alias/],
  ['dialect: feature\ndialect: requirement\n', /^Not YAML: Map keys must be unique/],
  [`a: ${'['.repeat(20_000)}`, /^Not read: it has about 20000 collections/],
  [
    `a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [${'*a,'.repeat(50)}]\nc: [${'*b,'.repeat(50)}]\n`,
    /^Not YAML: Excessive alias/,
  ],
  ['dialect: {x: 1}\n', /^`dialect` is no word/],
  ['deltas: ADDED\n', /^`deltas` is no mapping/],
  ['just words\n', /^No mapping/],
  ['deltas: {RENAMED: {}}\n', /^`RENAMED` in `deltas`/],
])('of %j one problem is said', (text, message) => {
  expect(messages(text)).toEqual([expect.stringMatching(message)]);
});

test.each([
  '',
  '# nothing\n',
  '---\n',
  '\uFEFFdialect: feature\r\n',
  'deltas: {}\nother: [*x, &x 1]\n'.replace('*x, ', ''),
])('nothing is wrong with %j', (text) => {
  expect(messages(text)).toEqual([]);
});

test('an alias stands for what it names', () => {
  const text = 'x: &titles [Notes]\ndeltas:\n  ADDED: &kind {known: *titles}\n  REMOVED: *kind\n';
  expect(messages(text)).toEqual([]);
  expect(readConfig(text).deltas.REMOVED?.known).toEqual(['Notes']);
});

test('whatever the text, problems lie within it and are said in one line', () => {
  const line = fc.constantFrom(
    'deltas:',
    '  ADDED:',
    '    known: [a, 1]',
    '    aliases:',
    '      x: {',
    'dialect: "',
    '- a',
    ': x',
    '? {a: 1}',
    '&a',
    '*a',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string()), {maxLength: 6}), (lines) => {
      const text = lines.join('\n');
      for (const {message, start, end} of findings(text)) {
        expect(message).toMatch(/^[^\u0000-\u001F\u007F-\u009F]+[^.]$/);
        expect(start && end && start.offset <= end.offset && end.offset <= text.length).toBe(true);
      }
    }),
    {numRuns: 300},
  );
});

test('what is read without a parser says what a parser reads in it', () => {
  const paths = (text: string) =>
    readConfig(text).protected.map(({path, start}) => [path, text.slice(start)]);
  fc.assert(
    fc.property(mutated, (text) => {
      fc.pre(plainYaml(text) !== undefined);
      // Where a document begins by a mark, it is left to the parser.
      const marked = `---\n${text}`;
      expect(plainYaml(marked)).toBeUndefined();
      expect(messages(text)).toEqual(messages(marked));
      expect({...readConfig(text), protected: paths(text)}).toEqual({
        ...readConfig(marked),
        protected: paths(marked),
      });
      expect(readMetadata(text)).toEqual(readMetadata(marked));
    }),
    {numRuns: 500},
  );
});
