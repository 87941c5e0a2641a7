import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import {unified} from 'unified';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import type {Fs} from '../src/disk/fs.ts';
import {memoryFs} from '../src/disk/memory-fs.ts';
import {singleFileRules} from '../src/lint/single-file.ts';
import {checkFile} from '../src/remark/check-file.ts';
import preset from '../src/remark.ts';
import {packageRoot, runCli} from './support/run-cli.ts';
import {smallProject} from './support/small-project.ts';
import {treeOf, writeTree} from './support/tree.ts';

const TASKS = 'openspec/changes/add-a/tasks.md';
const PROPOSAL = 'openspec/changes/add-a/proposal.md';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'openspec-remark-'));
  writeTree(root, {...smallProject, 'README.md': '# Not ours\n\n- [y] 1.1 Nothing of ours\n'});
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** What remark says of a text that an editor holds. */
async function messagesOf(path: string, value: string | Uint8Array) {
  const processor = unified().use(remarkParse).use(remarkStringify).use(preset);
  const file = {path: join(root, path), value, cwd: root};
  return (await processor.process(file)).messages;
}

describe('remark-cli', () => {
  const remark = (...words: readonly string[]) =>
    spawnSync(
      process.execPath,
      [join(packageRoot, 'node_modules/remark-cli/cli.js'), '.', '--frail', '--no-color', ...words],
      {
        cwd: root,
        encoding: 'utf8',
        env: {...process.env, NO_COLOR: '1', FORCE_COLOR: '0'},
      },
    );
  beforeEach(() => {
    writeTree(root, {'.remarkrc': '{"plugins": ["openspec-changes/remark"]}\n'});
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(packageRoot, join(root, 'node_modules/openspec-changes'), 'dir');
  });

  test('accepts a clean tree', () => {
    const {status, stderr} = remark('--quiet');
    expect([status, stderr]).toEqual([0, '']);
  });

  test('fails with our messages, and changes nothing', () => {
    writeTree(root, {[TASKS]: '- [y] 1.1 Do it\n'});
    const before = treeOf(join(root, 'openspec'));
    const {status, stderr} = remark('--quiet');
    expect(status).toBe(1);
    expect(stderr).toContain(TASKS);
    expect(stderr).toMatch(/^1:1-1:16 +warning +No checkbox .* tasks-checkboxes +openspec$/m);
    expect(stderr).not.toContain('README.md');
    expect(treeOf(join(root, 'openspec'))).toEqual(before);
  });

  test('leaves tasks and tables what they are where it prints files anew', () => {
    const text =
      '# Tasks\n\n- [ ] 1.1 Do it\n- [x] 1.2 ~~Not~~ this\n\n---\n\n| A | B |\n| - | - |\n| 1 | 2 |\n';
    writeTree(root, {[TASKS]: text});
    const {status, stderr} = remark('--quiet', '--output');
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(join(root, TASKS), 'utf8')).toBe(text);
  });
});

test.each([
  ['before', [remarkGfm, preset]],
  ['behind', [preset, remarkGfm]],
] as const)(
  'GitHub Markdown may be turned on %s the preset too, by its own rules',
  async (where, plugins) => {
    const processor = unified().use(remarkParse).use(remarkStringify);
    for (const plugin of plugins)
      if (plugin === remarkGfm) processor.use(remarkGfm, {singleTilde: false, tablePipeAlign: false});
      else processor.use(preset);
    const text = '- [ ] 1.1 ~~Do~~ it\n\n| Long | B |\n| - | - |\n| 1 | 2 |\n';
    expect(String(await processor.process(text))).toBe(text);
    const shown = String(await processor.process('~a~\n'));
    if (where === 'before') expect(shown).not.toContain('~~');
  },
);

test('settings beside the preset come before it', async () => {
  const processor = unified()
    .use(remarkParse)
    .use(remarkStringify)
    .use({...preset, settings: {...preset.settings}});
  processor.use({settings: {bullet: '*'}});
  expect(String(await processor.process('* a\n'))).toBe('* a\n');
});

test('says of each file what `openspec lint` says by the same rules', async () => {
  writeTree(root, {
    [TASKS]: '- [y] 1.1 Do it\n\n- [ ] 1.1 Again\n',
    [PROPOSAL]: '# A\n\n## Why\n\nBecause\u0007 so.\n\n## What Changes\n\n- x\n\n```\n',
    'openspec/changes/add-b/specs/add-b/spec.md': '## ADDED Requirements\n\n### Requirement: X\n\nIt does.\n',
  });
  const {stdout} = await runCli(['lint', '--json'], {cwd: root});
  const ids = new Set(singleFileRules.map(({id}) => id));
  const found: readonly {rule: string; path: string; message: string; start?: {line: number}}[] =
    JSON.parse(stdout).findings;
  const expected = found.filter(({rule}) => ids.has(rule));
  expect(expected.length).toBe(4);
  const told = [];
  for (const path of [PROPOSAL, TASKS, 'openspec/changes/add-b/specs/add-b/spec.md'])
    for (const {ruleId, reason, line} of await messagesOf(path, readFileSync(join(root, path))))
      told.push([ruleId, path, reason, line]);
  expect(told).toEqual(expected.map(({rule, path, message, start}) => [rule, path, message, start?.line]));
});

test('judges what the editor holds, and offers a fix where it replaces exactly what is marked', async () => {
  const [message, ...others] = await messagesOf(
    PROPOSAL,
    '# A\n\n## Why\n\nBecause â†’ so.\n\n## What Changes\n\n- x\n',
  );
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    ruleId: 'no-mojibake',
    source: 'openspec',
    fatal: false,
    place: {start: {line: 5, column: 9}, end: {line: 5, column: 12}},
    actual: 'â†’',
    expected: ['→'],
    url: pathToFileURL(join(packageRoot, 'src/lint/rules/no-mojibake.md')).href,
  });
});

test('an error is fatal', async () => {
  const messages = await messagesOf(PROPOSAL, '# A\n\n<<<<<<< ours\n=======\n>>>>>>> theirs\n');
  expect(messages.filter(({fatal}) => fatal === true).map(({ruleId}) => ruleId)).toContain(
    'no-conflict-markers',
  );
});

test.each(['README.md', 'openspec/changes/archive/2026-01-01-old/tasks.md', 'openspec/changes/new.txt'])(
  'leaves %s alone',
  async (path) => {
    writeTree(root, {'openspec/changes/archive/2026-01-01-old/tasks.md': '- [y] 1.1 Do it\n'});
    expect(await messagesOf(path, '- [y] 1.1 Do it\n')).toEqual([]);
  },
);

test('says so where a project cannot be read', async () => {
  writeTree(root, {'other/specs/a/spec.md': '# a\n'});
  mkdirSync(join(root, 'linked'));
  symlinkSync(join(root, 'other'), join(root, 'linked/openspec'));
  const [message] = await messagesOf('linked/openspec/specs/a/spec.md', '# a\n');
  expect(message?.reason).toContain('links are never followed');
});

test('reads of a large project what the file needs', () => {
  const many = Object.fromEntries(
    Array.from({length: 200}, (_, index) => [`/repo/openspec/changes/add-${index}/proposal.md`, '# A\n']),
  );
  const fs = memoryFs({...many, '/repo/openspec/changes/add-0/tasks.md': '- [ ] 1.1 One\n'});
  const read: string[] = [];
  const counted: Fs = {
    ...fs,
    read(file, most) {
      read.push(file);
      return fs.read(file, most);
    },
  };
  const opened = new Map();
  const given = {cwd: '/repo', path: 'openspec/changes/add-0/tasks.md', value: '- [y] 1.1 One\n'};
  expect(checkFile(counted, given, opened)?.findings.map(({rule}) => rule)).toContain('tasks-checkboxes');
  expect(read.length).toBeLessThan(10);
});

test('never throws, whatever the text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(TASKS, PROPOSAL),
      fc.oneof(fc.string({unit: 'binary'}), fc.uint8Array()),
      async (path, value) => {
        for (const {ruleId} of await messagesOf(path, value)) expect(ruleId).not.toBe('not-checked');
      },
    ),
    {numRuns: 25},
  );
});
