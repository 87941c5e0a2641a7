import {describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import {decode} from '../../src/markdown/source.ts';
import type {FileOperation, HookManager} from '../../src/plan/hooks/hook.ts';
import {hookManagers} from '../../src/plan/hooks/index.ts';
import {textAfter} from '../../src/plan/plan.ts';

function manager(id: string): HookManager {
  const found = hookManagers.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
}

function planned(id: string, text: string | undefined, prefix = ''): FileOperation | undefined {
  const source = text === undefined ? undefined : decode('file', new TextEncoder().encode(text));
  return manager(id).plan({path: 'file', source, prefix});
}

/** The text afterwards, which holds every byte that was there, and in which the step is found. */
function after(id: string, text: string): string {
  const operation = planned(id, text);
  if (operation?.kind !== 'write') throw new Error('nothing is written');
  const result = textAfter(operation);
  expect(operation.edits.length).toBe(1);
  expect(operation.edits.every(({start, end}) => start === end)).toBe(true);
  expect(planned(id, result)).toBeUndefined();
  return result;
}

const LEFTHOOK = {
  'another hook':
    '# ours\npre-commit:\n  parallel: true\n  commands:\n    lint:\n      run: npm run lint # fast\n',
  'no line break at the end': 'pre-commit:\n    jobs: [{run: a}]',
  'CRLF and comments':
    '# a\r\npre-commit: # b\r\n    commands:\r\n        x:\r\n            run: |\r\n                a\r\n\r\n# c\r\n',
  commands:
    'prepare-commit-msg:\n   parallel: true\n   commands:\n       a:   # one\n          run: >-\n            long\n            text\n   # the end\npre-push:\n  jobs: []\n',
  'the last command': 'prepare-commit-msg:\n  commands:\n    a:\n      run: a   # why',
  jobs: 'prepare-commit-msg:\n  jobs:\n  - run: a\n\n  - name: b\n    run: b\n\n# tail\n',
  'options only': 'prepare-commit-msg:\n  parallel: false\n\npre-push:\n  parallel: true\n',
  'an empty file': '',
  'comments only': '# nothing yet\n',
  'a byte order mark': '\uFEFFpre-push:\n  parallel: true\n',
  'an anchor': 'a: &a\n  run: x\nprepare-commit-msg:\n  commands:\n    y: *a\n',
};

describe('lefthook', () => {
  test.each(Object.entries(LEFTHOOK))('%s', (_, text) => {
    const said = parse(after('lefthook', text));
    const hook = said['prepare-commit-msg'];
    const step = hook.commands?.['openspec-trailer'] ?? hook.jobs?.at(-1);
    expect(step.run).toBe(
      parse(contentOf(planned('lefthook', undefined)))['prepare-commit-msg'].commands['openspec-trailer'].run,
    );
    expect(step.run).toContain('"$openspec" trailer -- "{1}" "{2}" || true\n');
  });

  test.each([
    'prepare-commit-msg: {commands: {a: {run: a}}}\n',
    'prepare-commit-msg:\n',
    'prepare-commit-msg:\n  commands:\n',
    '{pre-push: {parallel: true}}\n',
    '- a\n',
    'a: [\n',
    'a: 1\n---\nb: 1\n',
    'a: 1\n...\n',
    'a: |+\n  text\n',
    'base: &b\n  commands:\n    a:\n      run: a\nprepare-commit-msg:\n  <<: *b\n  parallel: true\n',
    'prepare-commit-msg:\n  ? commands\n  : ? a\n    : run: a\n',
  ])('refuses what cannot be told surely: %j', (text) => {
    expect(() => planned('lefthook', text)).toThrow(
      expect.objectContaining({code: 'hook-not-edited', hint: manager('lefthook').byHand('')}),
    );
    expect(parse(manager('lefthook').byHand(''))).toHaveProperty([
      'prepare-commit-msg',
      'commands',
      'openspec-trailer',
      'run',
    ]);
  });
});

const PRE_COMMIT = {
  'a list at the margin':
    '# ours\ndefault_stages: [pre-commit]\nrepos:\n- repo: https://example.org/x\n  rev: v1 # pinned\n  hooks:\n  -   id: a\n      args: [--b]\n\n# after\nfail_fast: true\n',
  'a wide list without a line break at the end':
    'repos:\n    -   repo: local\n        hooks: [{id: b}]   # b',
  CRLF: 'repos:\r\n  # one\r\n  - repo: local\r\n    hooks:\r\n      - id: b\r\n        entry: >\r\n          a\r\n          b\r\n\r\nci:\r\n  skip: []\r\n',
};

describe('pre-commit', () => {
  test.each(Object.entries(PRE_COMMIT))('%s', (_, text) => {
    const before = parse(text);
    const made = after('pre-commit', text);
    expect(made.includes('\r\n') && /[^\r]\n/.test(made)).toBe(false);
    const {repos, ...others} = parse(made);
    const [own] = parse(contentOf(planned('pre-commit', undefined))).repos;
    expect({repos, ...others}).toEqual({...before, repos: [...before.repos, own]});
    expect(own.hooks[0]).toMatchObject({
      stages: ['prepare-commit-msg'],
      language: 'system',
      always_run: true,
      pass_filenames: true,
    });
    expect(parse(manager('pre-commit').byHand(''))).toEqual([own]);
  });

  test.each(['', 'repos: []\n', 'repos: [{repo: local, hooks: []}]\n', 'repos:\n', 'a: [\n'])(
    'refuses what cannot be told surely: %j',
    (text) => {
      expect(() => planned('pre-commit', text)).toThrow(
        expect.objectContaining({code: 'hook-not-edited', hint: manager('pre-commit').byHand('')}),
      );
    },
  );
});

describe('a project below the top', () => {
  test.each(['lefthook', 'pre-commit'])('has a step of its own: %s', (id) => {
    const both = planned(id, contentOf(planned(id, undefined)), 'packages/api/');
    if (both?.kind !== 'write') throw new Error('nothing is written');
    const text = textAfter(both);
    expect(text).toContain('openspec-trailer-packages-api');
    expect(text).toContain(
      'in openspec ./packages/api/node_modules/.bin/openspec ./node_modules/.bin/openspec; do',
    );
    expect(text).toContain('trailer --root=packages/api -- ');
    expect(() => planned(id, undefined, "it's {1}/")).toThrow(/openspec init|`it's \{1\}`/);
  });
});

function contentOf(operation: FileOperation | undefined): string {
  if (operation?.kind !== 'create') throw new Error('nothing is made');
  return operation.content;
}
