import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {attribute} from '../../src/history/attribution.ts';
import {foldChanges} from '../../src/history/fold-changes.ts';
import {type Commit, type FileChange, type History, subjectOf} from '../../src/history/history.ts';
import {proposal, wordsOf} from '../support/attributed.ts';
import {newRepo, type Repo} from '../support/repo.ts';

const ACTIVE = {name: 'add-x', folder: 'openspec/changes/add-x'};

/** `+a`, `~a`, `-a`, `a>b`: what a test says of files. */
function changeOf(words: string): FileChange {
  const [from = '', to] = words.split('>');
  if (to !== undefined) return {kind: 'renamed', path: to, from};
  return {
    kind: ({'+': 'added', '-': 'deleted'} as const)[words[0] ?? ''] ?? 'modified',
    path: words.slice(1),
  };
}

function fold(...steps: string[]): readonly string[] {
  return foldChanges(steps.map((words) => ({change: changeOf(words), by: undefined})))
    .map(wordsOf)
    .toSorted();
}

/** A history from commits given oldest first, each as `subject: files…`. */
function historyOf(commits: readonly string[], {uncommitted = '', prefix = ''} = {}): History {
  const filesOf = (words: string) => words.split(' ').filter(Boolean).map(changeOf);
  const made = commits.map((line, index): Commit => {
    const [subject = '', files = ''] = line.split(': ');
    return {hash: `${index}`, parents: [], time: index, message: subject, files: filesOf(files)};
  });
  return {
    prefix,
    isShallow: false,
    commits: made.toReversed(),
    landings: new Map(),
    cutOff: new Set(),
    clock: new Map(),
    uncommitted: filesOf(uncommitted),
  };
}

function attributed(history: History, change = ACTIVE, includeUncommitted = false) {
  const {commits, files} = attribute(history, change, {includeUncommitted});
  return {commits: commits.map(subjectOf), files: files.map(wordsOf)};
}

describe('steps are folded', () => {
  test.each([
    [['+a', '~a'], ['+a']],
    [['+a', '-a'], []],
    [['~a', '-a'], ['-a']],
    [['-a', '+a'], ['~a']],
    [['a>b', 'b>c'], ['a>c']],
    [['a>b', 'b>a'], ['~a']],
    [['a>b', '~b'], ['a>b']],
    [['~a', 'a>b'], ['a>b']],
    [['a>b', '-b'], ['-a']],
    [['+a', 'a>b'], ['+b']],
    [['+a', 'a>b', '-b'], []],
    [['-b', '+a', 'a>b'], ['~b']],
    [
      ['a>b', '+a'],
      ['+a', 'a>b'],
    ],
    [['+a', '+a'], ['+a']],
  ])('%j is %j', (steps, result) => {
    expect(fold(...steps)).toEqual(result);
  });

  test('whatever happened to a file, adding it back and deleting it leaves no trace of the way', () => {
    const step = fc.constantFrom('~a', '-a', '+a');
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(fold('+a', ...steps, '-a').length).toBeLessThanOrEqual(1);
        expect(fold(...steps, '-a').every((words) => words === '-a')).toBe(true);
      }),
    );
  });
});

describe('commits are attributed', () => {
  test('by the folder they touch, with at most three changes in all', () => {
    const touch = (...names: string[]) => names.map((name) => `~${proposal(name)}`).join(' ');
    const history = historyOf([
      `one: +${proposal('add-x')} +src/a.ts`,
      'elsewhere: ~src/a.ts +src/other.ts',
      `three: ${touch('add-x', 'b', 'c')} ~src/a.ts`,
      `bulk: ${touch('add-x', 'b', 'c', 'd')} +src/bulk.ts`,
    ]);
    expect(attributed(history)).toEqual({commits: ['three', 'one'], files: ['+src/a.ts']});
    expect(attributed(history, {name: 'd', folder: 'openspec/changes/d'})).toEqual({commits: [], files: []});
  });

  test('without the products of changes', () => {
    const history = historyOf([
      `one: +${proposal('add-x')} ~openspec/specs/x/spec.md ~CHANGELOG.md ~TECHNICAL_CHANGE_LOG.md ~docs/CHANGELOG.md ~openspec/config.yaml openspec/specs/y.md>docs/y.md docs/z.md>openspec/specs/z.md`,
    ]);
    expect(attributed(history).files).toEqual([
      '~docs/CHANGELOG.md',
      '+docs/y.md',
      '-docs/z.md',
      '~openspec/config.yaml',
    ]);
  });

  test('in a subfolder by its own folders, without its own products', () => {
    const prefix = 'packages/api/';
    const history = historyOf(
      [
        `one: +${prefix}${proposal('add-x')} ~CHANGELOG.md ~${prefix}CHANGELOG.md`,
        `other: +${proposal('add-x')} +a`,
      ],
      {prefix},
    );
    expect(attributed(history)).toEqual({commits: ['one'], files: ['~CHANGELOG.md']});
  });

  test('uncommitted work counts when it is asked for', () => {
    const history = historyOf([`one: +${proposal('add-x')} +a +b`], {uncommitted: '-a ~b +c'});
    expect(attributed(history).files).toEqual(['+a', '+b']);
    expect(attributed(history, ACTIVE, true).files).toEqual(['+b', '+c']);
    const [b, c] = attribute(history, ACTIVE, {includeUncommitted: true}).files;
    expect(b).toMatchObject({isUncommitted: true, subject: 'one', commits: [{hash: '0'}]});
    expect(c).toMatchObject({isUncommitted: true, subject: undefined, commits: []});
  });

  test('a file knows its commits under every name it had, newest first', () => {
    const history = historyOf([
      `one: +${proposal('add-x')} ~a`,
      `two: ~${proposal('add-x')} a>b`,
      `three: ~${proposal('add-x')} ~b`,
    ]);
    const [file] = attribute(history, ACTIVE, {includeUncommitted: false}).files;
    expect(file).toMatchObject({kind: 'renamed', path: 'b', from: 'a', subject: 'three'});
    expect(file?.commits.map(subjectOf)).toEqual(['three', 'two', 'one']);
  });
});

describe('an archived change keeps its commits', () => {
  const archived = (date: string) => ({name: 'add-x', folder: `openspec/changes/archive/${date}-add-x`});
  const archive = (date: string) => `${proposal('add-x')}>${archived(date).folder}/proposal.md`;

  test('through the move, a correction of the date, and work in the archive', () => {
    const redate = `${archived('2026-01-01').folder}/proposal.md>${archived('2026-01-02').folder}/proposal.md`;
    const history = historyOf([
      `one: +${proposal('add-x')} +a`,
      `move: ${archive('2026-01-01')} +b`,
      `date: ${redate}`,
      `late: ~${archived('2026-01-02').folder}/proposal.md +c`,
    ]);
    expect(attributed(history, archived('2026-01-02'))).toEqual({
      commits: ['late', 'date', 'move', 'one'],
      files: ['+a', '+b', '+c'],
    });
  });

  test('a later change of the same name has its own', () => {
    const history = historyOf([
      `one: +${proposal('add-x')} +a`,
      `move: ${archive('2026-01-01')}`,
      `two: +${proposal('add-x')} +b`,
    ]);
    expect(attributed(history).commits).toEqual(['two']);
    expect(attributed(history, archived('2026-01-01')).commits).toEqual(['move', 'one']);
    const again = historyOf([
      `one: +${proposal('add-x')} +a`,
      `move: ${archive('2026-01-01')}`,
      `two: +${proposal('add-x')} +b`,
      `again: ${archive('2026-02-02')}`,
    ]);
    expect(attributed(again, archived('2026-01-01')).commits).toEqual(['move', 'one']);
    expect(attributed(again, archived('2026-02-02')).commits).toEqual(['again', 'two']);
  });

  test('a change taken back from the archive goes on', () => {
    const back = `${archived('2026-01-01').folder}/proposal.md>${proposal('add-x')}`;
    const history = historyOf([
      `one: +${proposal('add-x')} +a`,
      `move: ${archive('2026-01-01')}`,
      `back: ${back}`,
      `two: ~${proposal('add-x')} +b`,
    ]);
    expect(attributed(history).commits).toEqual(['two', 'back', 'move', 'one']);
  });

  test('also when the move is not committed yet', () => {
    const history = historyOf([`one: +${proposal('add-x')} +a`], {uncommitted: archive('2026-01-01')});
    expect(attributed(history, archived('2026-01-01')).commits).toEqual(['one']);
    expect(attributed(history).commits).toEqual([]);
  });

  test('a copy made by a move of the whole folder in a bulk commit tells where it is, not what it did', () => {
    const others = ['b', 'c', 'd']
      .map((name) => `${proposal(name)}>openspec/changes/archive/2026-01-01-${name}/proposal.md`)
      .join(' ');
    const history = historyOf([
      `one: +${proposal('add-x')} +a`,
      `bulk: ${archive('2026-01-01')} ${others} +z`,
    ]);
    expect(attributed(history, archived('2026-01-01'))).toEqual({commits: ['one'], files: ['+a']});
  });
});

test('a real repository, from proposal to archive', async () => {
  const repo: Repo = newRepo();
  const text = Array.from({length: 20}, (_, line) => `line ${line}\n`).join('');
  repo.commit('Begin', {'src/old.ts': text, 'src/gone.ts': 'x\n', 'CHANGELOG.md': '# Changelog\n'});
  repo.commit('feat: first', {[proposal('add-x')]: '# X\n\nWhy and what.\n', 'src/draft.ts': 'draft\n'});
  repo.commit('unrelated', {'src/unrelated.ts': 'x\n'});
  repo.remove('src/draft.ts', 'src/gone.ts');
  repo.git('mv', 'src/old.ts', 'src/new.ts');
  repo.commit('feat: second', {
    [proposal('add-x')]: '# X\n\nWhy and what, better.\n',
    'src/a "b" ü.ts': 'new\n',
  });
  repo.git('mv', 'openspec/changes/add-x', 'openspec/2026-01-01-add-x');
  repo.write({'openspec/changes/archive/.gitkeep': ''});
  repo.git('mv', 'openspec/2026-01-01-add-x', 'openspec/changes/archive/2026-01-01-add-x');
  repo.commit('archive', {'CHANGELOG.md': '# Changelog\n\n- X\n'});
  const history = await repo.history();
  const folder = 'openspec/changes/archive/2026-01-01-add-x';
  expect(history && attributed(history, {name: 'add-x', folder})).toEqual({
    commits: ['archive', 'feat: second', 'feat: first'],
    files: ['+src/a "b" ü.ts', '-src/gone.ts', 'src/old.ts>src/new.ts'],
  });
});
