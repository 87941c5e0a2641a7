import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type GitFacts, NOTHING_ASKED} from '../../src/lint/files/git-facts.ts';
import {fixAll} from '../../src/lint/fixes/fix.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {lint} from '../../src/lint/run.ts';
import {wholeProject} from '../../src/lint/scope.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {texts} from '../support/markdown-text.ts';
import {partsOf} from '../support/page.ts';
import {projectOf} from '../support/project.ts';

const TASKS = 'openspec/changes/add-login/tasks.md';
const PROPOSAL = 'openspec/changes/add-login/proposal.md';

function findings(files: Readonly<Record<string, string | Uint8Array>>): readonly Finding[] {
  const project = projectOf(files);
  return lint(project, wholeProject(project));
}

/** The lines at which a rule says something of the tasks. */
function linesOf(rule: string, text: string): readonly (number | undefined)[] {
  return findings({[TASKS]: text})
    .filter((finding) => finding.rule === rule && finding.path === TASKS)
    .map(({start}) => start?.line);
}

describe('a comment suppresses', () => {
  test.each([
    ['nothing', '', [2, 3]],
    ['the next line', '<!-- openspec-disable-next-line task-marker -->', [4]],
    ['the next line that is not blank', '<!-- openspec-disable-next-line task-marker -->\n\n', [6]],
    ['all rules on it', '<!-- openspec-disable-next-line -->', [4]],
    ['several', '<!-- openspec-disable-next-line task-numbering, task-marker -- the importer -->', [4]],
    ['another rule', '<!-- openspec-disable-next-line task-numbering -->', [3, 4]],
    ['all that follows', '<!-- openspec-disable task-marker -->', []],
    ['all that follows, of all rules', '<!-- openspec-disable -->', []],
    ['what stands between', '<!-- openspec-disable -->\n<!-- openspec-enable -->', [4, 5]],
    ['all but one rule', '<!-- openspec-disable -->\n<!-- openspec-enable task-marker -->', [4, 5]],
    ['one rule still', '<!-- openspec-disable -->\n<!-- openspec-enable task-numbering -->', []],
    ['nothing in code', '    <!-- openspec-disable -->\n', [4, 5]],
    ['nothing in a span', '`<!-- openspec-disable -->`\n', [4, 5]],
    ['nothing, misspelled', '<!-- openspec-disabled task-marker -->', [3, 4]],
    ['over lines', '<!-- openspec-disable\n     task-marker\n     -- they were imported -->', []],
    ['whatever the line endings', '<!-- openspec-disable task-marker -->\r', []],
  ])('%s', (_, comment, lines) => {
    const before = comment === '' ? '' : `${comment}\n`;
    expect(linesOf('task-marker', `${before}\n- [~] 1 One\n- [~] 2 Two\n`)).toEqual(lines);
  });

  test('what is said of a file as a whole, from its top', () => {
    const rule = 'no-bom';
    const said = (top: string) =>
      findings({[PROPOSAL]: `\uFEFF${top}# Words\n`}).filter((each) => each.rule === rule);
    expect(said('')).toHaveLength(1);
    expect(said('---\na: b\n---\n\n<!-- openspec-disable no-bom -->\n')).toEqual([]);
  });

  test('of a YAML file too, and nothing within its texts', () => {
    const path = 'openspec/changes/add-login/.openspec.yaml';
    const said = (yaml: string) =>
      findings({[path]: yaml}).flatMap(({rule, start}) => (rule === 'metadata-valid' ? [start?.line] : []));
    expect(said('text: 7\nbreaking: maybe\n')).toEqual([1, 2]);
    expect(said('# openspec-disable-next-line metadata-valid\ntext: 7\nbreaking: maybe\n')).toEqual([3]);
    expect(said('title: |\n  # openspec-disable\ntext: 7\n')).toEqual([3]);
  });

  test('nothing that an archive cannot do without', () => {
    const delta = 'openspec/changes/add-login/specs/auth/spec.md';
    const text =
      '<!-- openspec-disable -->\n\n## MODIFIED Requirements\n\n### Requirement: Login\n\nIt MUST.\n';
    expect(findings({[delta]: text}).map(({rule}) => rule)).toContain('capability-known');
  });
});

describe('a comment that suppresses nothing is told', () => {
  const proposal = '# Login\n\n## Why\n\nWanted.\n\n## What Changes\n\n- It.\n';
  const unused = (text: string, config = '', facts?: GitFacts) => {
    const project = projectOf({[PROPOSAL]: proposal, [TASKS]: text, 'openspec/config.yaml': config});
    return lint(project, wholeProject(project), {facts}).filter(({rule}) => rule === 'no-unused-disable')
      .length;
  };
  const all = '<!-- openspec-disable -->\n\n- [x] 1. Build\n';

  test.each([
    ['where git need not be asked', all, '', NOTHING_ASKED, 1],
    ['not where git cannot say', all, '', undefined, 0],
    ['with rules turned off', all, 'lint: {rules: {task-marker: off}}\n', NOTHING_ASKED, 1],
    [
      'not of a rule that is turned off',
      '<!-- openspec-disable task-marker -->\n\n- [x] 1. Build\n',
      'lint: {rules: {task-marker: off}}\n',
      NOTHING_ASKED,
      0,
    ],
    [
      'where no line is next, whatever ran',
      '- [x] 1. Build\n\n<!-- openspec-disable-next-line files-changed-missing -->\n',
      '',
      undefined,
      1,
    ],
    [
      'where no line is next, of all rules',
      '- [x] 1. Build\n\n<!-- openspec-disable-next-line -->',
      '',
      undefined,
      1,
    ],
    ['in capitals', '<!-- OPENSPEC-DISABLE -->\n\n- [~] 1. Build\n', '', undefined, 1],
    [
      'of a rule that asks git',
      '<!-- openspec-disable-next-line files-changed-missing -->\n- [x] 1. Build\n',
      '',
      NOTHING_ASKED,
      1,
    ],
  ])('%s', (_, text, config, facts, count) => {
    expect(unused(text, config, facts)).toBe(count);
  });
});

test('what suppresses nothing is taken out, the rest of the line and of the list stays', () => {
  const text = [
    '<!-- openspec-disable-next-line task-marker, no-such, task-numbering -- because -->',
    '- [~] 1 One <!-- openspec-disable-next-line task-marker -->',
    '- [x] 2 Two',
    '',
    '<!-- openspec-enable -->',
    '',
  ].join('\n');
  let current = text;
  for (let round = 0; round < 10; round++) {
    const [edits] = findings({[TASKS]: current}).flatMap(({unsafeFix}) => (unsafeFix ? [unsafeFix] : []));
    if (!edits) break;
    current = applyEdits(current, edits);
  }
  expect(current).toBe(
    '<!-- openspec-disable-next-line task-marker -- because -->\n- [~] 1 One\n- [x] 2 Two\n\n',
  );
});

/**
 * What pages show of Markdown, but of text that is cut off. A capability is not retired while its spec holds more than
 * requirements, and a comment is more; a Purpose with a comment does not arrive in a spec.
 */
const shown = rules
  .filter(
    ({id, asksGit}) =>
      !asksGit && !/unused|unclosed|bom|utf8|readable|capability-last|delta-purpose/.test(id),
  )
  .flatMap(({id}) => {
    const page = readFileSync(new URL(`../../src/lint/rules/${id}.md`, import.meta.url), 'utf8');
    return partsOf(page)
      .filter(({title}) => title === 'Passes')
      .slice(0, 1)
      .map(({files}) => files);
  });

/** Findings without their lines, which a comment moves. */
function told(files: Readonly<Record<string, string | Uint8Array>>): readonly string[] {
  return findings(files)
    .filter(({rule}) => rule !== 'no-unused-disable')
    .map(({rule, path, message}) => `${path} ${rule} ${message.replace(/\bline \d+/g, 'line')}`)
    .toSorted();
}

test('a comment before a heading, or at the end, disturbs nothing else', () => {
  const comment = '<!-- openspec-disable-next-line no-bom -- why -->';
  for (const files of shown) {
    const with_ = Object.entries(files).map(([path, text]) => {
      if (typeof text !== 'string' || !/\.md$/.test(path) || !/\n## /.test(text)) return [path, text];
      return [path, `${text.replace(/\n(?=## )/g, () => `\n${comment}\n\n`)}\n${comment}\n`];
    });
    expect(told(Object.fromEntries(with_))).toEqual(told(files));
  }
});

test('whatever the text, nothing throws, and no more is told than without comments', () => {
  const words = fc.constantFrom(
    '<!-- openspec-disable -->',
    '<!-- openspec-enable task-marker -->',
    '<!-- openspec-disable-next-line task-marker,, -- x -->',
    '<!-- openspec-disable',
    '> <!-- openspec-disable\n> task-marker -->',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(texts, words), {maxLength: 6}), (parts) => {
      const project = projectOf({[TASKS]: parts.join('\n')});
      const {findings: left} = fixAll(project, (current) => lint(current, wholeProject(current)));
      for (const {message} of left) expect(message).toMatch(/^[^\n]+[^.]$/);
    }),
    {numRuns: 30},
  );
});

test('takes time by the number of comments and of findings', () => {
  const many = 800;
  const line = '<!-- openspec-disable task-marker -->'.repeat(many);
  const stacked = '<!-- openspec-disable-next-line task-marker -->\n'.repeat(many);
  const tasks = '- [~] 1.1 One\n'.repeat(many);
  expect(linesOf('task-marker', `${line}\n${'\n'.repeat(many)}\n${tasks}`)).toEqual([]);
  expect(linesOf('task-marker', `${stacked}\n${tasks}`)).toHaveLength(many - 1);
});
