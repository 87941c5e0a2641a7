import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import type {Prompt} from '../../cli/context.ts';
import {runCli} from '../support/run-cli.ts';
import {treeOf, writeTree} from '../support/tree.ts';

const requirement =
  '### Requirement: Fresh\n\nThe system SHALL do it.\n\n#### Scenario: Done\n\n- **WHEN** asked\n- **THEN** done\n';
const TREE = {
  'openspec/changes/add-x/proposal.md':
    '# X\n\n## Why\n\nIt has been asked for more than once.\n\n## What Changes\n\n- All of it.\n',
  'openspec/changes/add-x/tasks.md': '- [ ] 1.1 Do it\n',
  'openspec/changes/add-x/specs/x/spec.md': `## Purpose\n\nWhat this part of the product is for, in some words.\n\n## ADDED Requirements\n\n${requirement}`,
};
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'openspec-consent-'));
  writeTree(root, TREE);
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** A person who does something before answering. */
function person(answer: boolean, before: () => Promise<unknown> = async () => undefined) {
  const asked: string[] = [];
  const prompt: Prompt = {
    async confirm(question) {
      asked.push(question);
      await before();
      return answer;
    },
    text: async () => '',
    select: async (_, [first]) => first?.value as never,
  };
  return {asked, prompt};
}

test('open tasks are a question, and others may write while it stands', async () => {
  const {asked, prompt} = person(true, () => runCli(['new', 'add-y', '--wait', '0', '--json'], {cwd: root}));
  const {code, stdout} = await runCli(['archive', 'add-x'], {cwd: root, prompt});
  expect(asked).toEqual(['add-x: 1 of 1 task open. Archive all the same?']);
  expect([code, stdout]).toEqual([0, 'archived add-x as openspec/changes/archive/2026-03-01-add-x\n']);
  expect(Object.keys(treeOf(root))).toContain('openspec/changes/add-y/proposal.md');
});

test.each([['archive add-x'], ['archive add-x --dry-run']])('a no to %s is the refusal', async (line) => {
  const {prompt} = person(false);
  const before = treeOf(root);
  const {code, stderr} = await runCli(line.split(' '), {cwd: root, prompt});
  expect(code).toBe(2);
  expect(stderr).toContain('add-x: 1 of 1 task open (tasks-open)');
  expect(treeOf(root)).toEqual(before);
});
