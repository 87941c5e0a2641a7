import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {implied} from '../../src/lint/implied.ts';
import type {Finding} from '../../src/lint/rule.ts';
import {lint} from '../../src/lint/run.ts';
import {everything, type Selection, selected} from '../../src/lint/select.ts';
import {deal} from '../../src/lint/shard/deal.ts';
import {lintShard} from '../../src/lint/shard/lint-shard.ts';
import {mergeShards} from '../../src/lint/shard/merge-shards.ts';
import {scopeOfShard} from '../../src/lint/shard/scope-of-shard.ts';
import {isShard, shardNamed} from '../../src/lint/shard/shard.ts';
import type {Project} from '../../src/project/project.ts';
import {readProject} from '../../src/project/read-project.ts';
import {projectOf} from '../support/project.ts';

/** What all shards of a run find together; each opens the project for itself. */
function sharded(
  open: () => Project,
  total: number,
  select: (project: Project) => Selection = everything,
): readonly Finding[] {
  const shards = Array.from({length: total}, (_, index) => {
    const project = open();
    const {project: part = project, scope: whole, rules, includes} = select(project);
    const scope = scopeOfShard(part, whole, {index: index + 1, total});
    const {findings, ...rest} = lintShard(part, scope, whole, {...(rules && {rules})});
    return {...rest, findings: findings.filter(includes)};
  });
  return mergeShards(shards);
}

function unsharded(
  open: () => Project,
  select: (project: Project) => Selection = everything,
): readonly Finding[] {
  const project = open();
  const {project: part = project, scope, rules, includes} = select(project);
  return lint(part, scope, {known: new Map(), ...(rules && {rules})}).filter(includes);
}

const requirement = (name: string, text: string) =>
  `### Requirement: ${name}\n\nThe system SHALL ${text}.\n\n#### Scenario: It does\n\n- **WHEN** asked\n- **THEN** done\n`;
const name = fc.constantFrom('Login', 'Logout', '`Cache`', 'Logn');
const capability = fc.constantFrom('auth', 'Auth', 'billing/invoices', 'cache');
const directive = fc.constantFrom(
  '',
  '',
  '<!-- openspec-disable -->\n',
  '<!-- openspec-disable overlapping-changes -->\n',
  '<!-- openspec-disable overlapping-changes, requirement-target, no-name-clash -->\n',
  '<!-- openspec-disable-next-line overlapping-changes, no-such-rule -->\n',
  '<!-- openspec-disable feature-known -->\n<!-- openspec-enable -->\n',
  '<!-- openspec-enable feature-known -->\n',
  '<!-- openspec-disable files-changed-unknown-path -->\n',
  '<!-- openspec-disable spec-purpose, no-placeholder -->\n',
  '<<<<<<< ours\n\n=======\n\n>>>>>>> theirs\n',
);
const delta = fc
  .record({
    kind: fc.constantFrom('ADDED', 'MODIFIED', 'REMOVED', 'RENAMED'),
    name,
    directive,
    inner: directive,
  })
  .map(
    ({kind, name, directive, inner}) =>
      `${directive}\n## ${kind} Requirements\n\n${inner}${requirement(name, 'do it')}`,
  );
const feature = fc
  .record({kind: fc.constantFrom('ADDED', 'MODIFIED', 'REMOVED'), name, directive})
  .map(
    ({kind, name, directive}) =>
      `${directive}\n# ${kind}: ${name}\n\n## Summary\n\nIt is.\n\n## Files Changed\n\n- \`src/a.ts\` - new\n- \`src/a.ts\` - new\n`,
  );
const spec = fc
  .record({names: fc.array(name, {maxLength: 3}), directive})
  .map(
    ({names, directive}) =>
      `# auth Specification\n\n## Purpose\n\nTODO\n\n## Requirements\n\n${directive}${names.map((each) => requirement(each, 'be')).join('\n')}`,
  );
const tasks = fc.constantFrom('- [ ] 1.1 a\n- [x] 1.1 b\n', 'do it\n', '## 1. A\n\n- [ ] 1.2 a\n', '');
const proposal = fc
  .tuple(fc.constantFrom('# Change: X\n\n## Why\n\nTBD\n', '# X\n', '\uFEFF# X\n'), directive)
  .map(([text, directive]) => text + directive);
const metadata = fc.constantFrom(
  'schema: spec-driven\ncreated: 2026-13-01\n',
  '# openspec-disable metadata-created\ncreated: never\n',
  '# openspec-disable overlapping-changes\nschema: x\n',
);
const changeName = fc.constantFrom('add-a', 'add-b', 'Add-A', 'change c', 'drop-d', 'update-e');
const file = fc.oneof(
  fc
    .tuple(changeName, capability, delta)
    .map(([change, of, text]) => [`changes/${change}/specs/${of}/spec.md`, text]),
  fc
    .tuple(changeName, fc.constantFrom('cache', 'login'), feature)
    .map(([change, of, text]) => [`changes/${change}/specs/${of}.md`, text]),
  fc.tuple(changeName, proposal).map(([change, text]) => [`changes/${change}/proposal.md`, text]),
  fc.tuple(changeName, tasks).map(([change, text]) => [`changes/${change}/tasks.md`, text]),
  fc.tuple(changeName, metadata).map(([change, text]) => [`changes/${change}/.openspec.yaml`, text]),
  fc.tuple(changeName, delta).map(([change, text]) => [`changes/${change}/notes.md`, text]),
  fc.tuple(capability, spec).map(([of, text]) => [`specs/${of}/spec.md`, text]),
  fc
    .tuple(fc.constantFrom('README.md', 'stray.md', 'archive/2026-01-01-old/proposal.md'), feature)
    .map(([path, text]) => [`changes/${path}`, text]),
  fc.constantFrom(
    [
      'config.yaml',
      'lint:\n  rules:\n    no-unused-disable: error\n    loose-prose: warning\n  ignore:\n    - "**/notes.md"\nprotected: src/\n',
    ],
    ['config.yaml', '# openspec-disable config-valid\nlint:\n  rules:\n    nothing: error\n'],
    ['config.yaml', '# openspec-disable no-bom\nprotected: src/\n'],
    ['changes/add-a/specs/deep/spec.md', `${'>'.repeat(20_000)} deep\n`],
    ['specs/deep/spec.md', `${'>'.repeat(20_000)} deep\n`],
    ['changes/add-b/specs/deep/spec.md', `## MODIFIED Requirements\n\n${requirement('Deep', 'be')}`],
  ),
);
const tree = fc
  .array(file, {minLength: 1, maxLength: 14})
  .map((files) => Object.fromEntries(files.map(([path, text]) => [`openspec/${path}`, String(text)])))
  .map((files) => ({
    ...files,
    'AGENTS.md': '# A\n\n<!-- openspec-disable guidelines-block -->\n\nDo not edit files under `src/`.\n',
    'CHANGELOG.md':
      '# Changelog\n\n## [1.0.0] - 2026-01-01\n\n## [2.0.0]\n\n<!-- openspec-disable release-order -->\n',
  }));

describe('shards', () => {
  test('find together what one run finds, each once', () => {
    let most = 0;
    fc.assert(
      fc.property(tree, fc.integer({min: 1, max: 9}), (files, total) => {
        const expected = unsharded(() => projectOf(files));
        most = Math.max(most, expected.length);
        expect(sharded(() => projectOf(files), total)).toEqual(expected);
      }),
      {numRuns: 150},
    );
    expect(most).toBeGreaterThan(10);
  });

  test('find together what a run over some paths finds', () => {
    const paths = fc.subarray(
      [
        'openspec/changes/add-a',
        'openspec/specs',
        'CHANGELOG.md',
        'openspec/changes/add-b/tasks.md',
        'openspec/config.yaml',
      ],
      {minLength: 1},
    );
    fc.assert(
      fc.property(
        tree,
        fc.integer({min: 1, max: 5}),
        paths,
        fc.boolean(),
        (files, total, paths, isTouched) => {
          const select = (project: Project) => (isTouched ? implied : selected)(project, paths);
          expect(sharded(() => projectOf(files), total, select)).toEqual(
            unsharded(() => projectOf(files), select),
          );
        },
      ),
      {numRuns: 80},
    );
  });

  test('but the first read no file of a change that is not theirs', () => {
    const files = Object.fromEntries(
      Array.from({length: 12}, (_, index) => [
        [`openspec/changes/add-${index}/proposal.md`, '# X\n'],
        [
          `openspec/changes/add-${index}/specs/c${index}/spec.md`,
          `## ADDED Requirements\n\n${requirement('A', 'be')}`,
        ],
        [`openspec/specs/d${index}/spec.md`, '# d\n'],
      ]).flat(),
    );
    const read = new Set<string>();
    const {input} = projectOf({...files, 'openspec/config.yaml': 'deltas:\n  dialect: requirement\n'});
    const project = readProject({
      ...input,
      read(path) {
        read.add(path);
        return input.read(path);
      },
    });
    const whole = everything(project).scope;
    const scope = scopeOfShard(project, whole, {index: 2, total: 4});
    lintShard(project, scope, whole, {});
    const mine = new Set(['openspec/config.yaml', ...(scope.paths ?? [])]);
    expect([...read].filter((path) => input.files.includes(path) && !mine.has(path))).toEqual([]);
    expect(scope.paths?.length).toBeGreaterThan(5);
  });
});

describe('a deal', () => {
  const units = fc.uniqueArray(fc.record({name: fc.string(), weight: fc.integer({min: 1, max: 50})}), {
    selector: ({name}) => name,
  });

  test('gives each unit to one shard, in whatever order they come', () => {
    fc.assert(
      fc.property(units, fc.integer({min: 1, max: 9}), (some, total) => {
        const dealt = deal(some, total, 0);
        expect([...dealt.keys()].toSorted()).toEqual(some.map(({name}) => name).toSorted());
        expect(Object.fromEntries(deal(some.toReversed(), total, 0))).toEqual(Object.fromEntries(dealt));
        expect([...dealt.values()].every((index) => isShard({index, total}))).toBe(true);
      }),
    );
  });

  test('leaves no shard with more than its share and one unit', () => {
    fc.assert(
      fc.property(units, fc.integer({min: 1, max: 9}), (some, total) => {
        const dealt = deal(some, total, 0);
        const loads = Array.from({length: total}, (_, index) =>
          some.reduce((sum, {name, weight}) => sum + (dealt.get(name) === index + 1 ? weight : 0), 0),
        );
        const share = loads.reduce((a, b) => a + b, 0) / total;
        expect(Math.max(...loads)).toBeLessThanOrEqual(
          share + Math.max(0, ...some.map(({weight}) => weight)),
        );
      }),
    );
  });
});

test('a shard is named by two numbers', () => {
  expect(shardNamed('2/8')).toEqual({index: 2, total: 8});
  expect(shardNamed('1/1')).toEqual({index: 1, total: 1});
  for (const word of ['0/8', '9/8', '2', '2/', '-1/8', '1/0', '1/1001', ' 2/8', '2/8/8'])
    expect(shardNamed(word), word).toBeUndefined();
});
