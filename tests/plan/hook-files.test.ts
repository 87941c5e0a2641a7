import {describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import {decode} from '../../src/markdown/source.ts';
import type {FileOperation, HookTarget} from '../../src/plan/hooks/hook.ts';
import {hookManagers} from '../../src/plan/hooks/index.ts';
import {STEPS} from '../../src/plan/hooks/steps.ts';
import {textAfter} from '../../src/plan/plan.ts';

function only(id: string): HookTarget {
  const [target, ...others] = hookManagers.find((each) => each.id === id)?.targets(STEPS) ?? [];
  if (!target || others.length > 0) throw new Error(id);
  return target;
}

function planned(id: string, text: string | undefined, prefix = ''): FileOperation | undefined {
  const source = text === undefined ? undefined : decode('file', new TextEncoder().encode(text));
  return only(id).plan({path: 'file', source, prefix});
}

/** The text afterwards, which holds every byte that was there, and in which the steps are found. */
function added(id: string, text: string): string {
  const operation = planned(id, text);
  if (operation?.kind !== 'write') throw new Error('nothing is written');
  const result = textAfter(operation);
  expect(operation.edits.every(({start, end}) => start === end)).toBe(true);
  expect(planned(id, result)).toBeUndefined();
  return result;
}

const LEFTHOOK = {
  'another hook':
    '# ours\npre-commit:\n  parallel: true\n  commands:\n    lint:\n      run: npm run lint # fast\n',
  'no line break at the end': 'pre-push:\n    jobs: [{run: a}]',
  'CRLF and comments':
    '# a\r\npre-push: # b\r\n    commands:\r\n        x:\r\n            run: |\r\n                a\r\n\r\n# c\r\n',
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
    const said = parse(added('lefthook', text));
    const made = parse(contentOf(planned('lefthook', undefined)));
    for (const [name, id, call] of [
      ['pre-commit', 'openspec-lint', 'lint --staged --quiet || case'],
      ['prepare-commit-msg', 'openspec-trailer', 'trailer -- "{1}" "{2}" || true\n'],
      ['commit-msg', 'openspec-trailer', 'trailer --written -- "{1}" || true\n'],
    ] as const) {
      const step = said[name].commands?.[id] ?? said[name].jobs?.at(-1);
      expect(step.run).toBe(made[name].commands[id].run);
      expect(step.run).toContain(`"$openspec" ${call}`);
    }
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
      expect.objectContaining({code: 'hook-not-edited', hint: only('lefthook').byHand('')}),
    );
    const byHand = parse(only('lefthook').byHand(''));
    expect(byHand).toHaveProperty(['pre-commit', 'commands', 'openspec-lint', 'run']);
    for (const name of ['prepare-commit-msg', 'commit-msg'])
      expect(byHand).toHaveProperty([name, 'commands', 'openspec-trailer', 'run']);
  });
});

describe('a step that is there', () => {
  test('stays as it was tuned, and those that are missing are added: lefthook', () => {
    const older =
      'pre-commit:\n  parallel: true\n  jobs:\n    - run: other\nprepare-commit-msg:\n  commands:\n    openspec-trailer:\n      run: mine\ncommit-msg:\n  jobs:\n    - run: lint\n';
    const made = parse(added('lefthook', older));
    expect(made['prepare-commit-msg']).toEqual({commands: {'openspec-trailer': {run: 'mine'}}});
    expect(made['pre-commit']).toEqual({
      parallel: true,
      jobs: [{run: 'other'}, {name: 'openspec-lint', run: expect.stringContaining('lint --staged')}],
    });
    expect(made['commit-msg'].jobs).toEqual([
      {run: 'lint'},
      {name: 'openspec-trailer', run: expect.stringContaining('trailer --written -- "{1}"')},
    ]);
  });

  test('stays as it was tuned, and those that are missing are added: pre-commit', () => {
    const older = 'repos:\n  - repo: local\n    hooks:\n      - id: openspec-trailer\n        entry: mine\n';
    const [first, second, ...others] = parse(added('pre-commit', older)).repos;
    expect(first.hooks).toEqual([{id: 'openspec-trailer', entry: 'mine'}]);
    expect(second.hooks).toMatchObject([
      {id: 'openspec-lint'},
      {id: 'openspec-written', stages: ['commit-msg']},
    ]);
    expect(others).toEqual([]);
  });

  test.each(['git', 'husky'])('was made a part of another program by hand: %s', (id) => {
    for (const target of hookManagers.find((each) => each.id === id)?.targets(STEPS) ?? []) {
      const plan = (text: string) => () =>
        target.plan({path: 'file', source: decode('file', new TextEncoder().encode(text)), prefix: ''});
      const text = '#!/usr/bin/env zsh\nexec zsh -f\n';
      expect(plan(text)).toThrow(expect.objectContaining({hint: target.byHand('')}));
      expect(plan(`${text}${target.byHand('')}\n`)()).toBeUndefined();
    }
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
    const made = added('pre-commit', text);
    expect(made.includes('\r\n') && /[^\r]\n/.test(made)).toBe(false);
    const {repos, ...others} = parse(made);
    const [own] = parse(contentOf(planned('pre-commit', undefined))).repos;
    expect({repos, ...others}).toEqual({...before, repos: [...before.repos, own]});
    const flags = {language: 'system', always_run: true, pass_filenames: true};
    expect(own.hooks).toMatchObject([
      {
        id: 'openspec-lint',
        files: '^(openspec/|.*\\.md$)',
        language: 'system',
        pass_filenames: false,
        verbose: true,
      },
      {id: 'openspec-trailer', stages: ['prepare-commit-msg'], ...flags},
      {id: 'openspec-written', stages: ['commit-msg'], ...flags},
    ]);
    expect(parse(only('pre-commit').byHand(''))).toEqual([own]);
  });

  test.each(['', 'repos: []\n', 'repos: [{repo: local, hooks: []}]\n', 'repos:\n', 'a: [\n'])(
    'refuses what cannot be told surely: %j',
    (text) => {
      expect(() => planned('pre-commit', text)).toThrow(
        expect.objectContaining({code: 'hook-not-edited', hint: only('pre-commit').byHand('')}),
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
    expect(text).toContain('trailer --written --root=packages/api -- ');
    expect(text).toContain('openspec-lint-packages-api');
    expect(text).toContain('lint --root=packages/api --staged');
    expect(() => planned(id, undefined, "it's {1}/")).toThrow(/openspec init|`it's \{1\}`/);
  });
});

function contentOf(operation: FileOperation | undefined): string {
  if (operation?.kind !== 'create') throw new Error('nothing is made');
  return operation.content;
}
