import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test} from 'vitest';
import {basesIn, block, delta, deltaPath, SPEC, spec} from '../support/bases.ts';
import {countedGit} from '../support/counted-git.ts';
import {importCommits} from '../support/import.ts';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';

const X = deltaPath('add-x');

/** The spec says `open`, a change is written, and then the spec says `close`. */
const MOVED = [
  {name: 'Begin', files: {[SPEC]: spec('open')}},
  {name: 'Write', files: {[X]: delta('ring')}},
  {name: 'Move', files: {[SPEC]: spec('close')}},
] as const;

function movedRepo(...more: Parameters<typeof importCommits>[1]): Repo {
  const repo = newRepo();
  importCommits(repo, [...MOVED, ...more]);
  return repo;
}

function cloneOf(repo: Repo, ...words: string[]): Repo {
  const folder = join(temporaryFolder(), 'clone');
  repo.git('clone', '-q', ...words, pathToFileURL(repo.root).href, folder);
  return repoAt(folder);
}

test('a block was written against the spec of the commit that gave it its text', async () => {
  const repo = movedRepo();
  expect((await basesIn(repo)).of(X, block('ring'))).toEqual(['Write: open']);
});

test('what is mended elsewhere in a delta, or around it, makes no block newer', async () => {
  const repo = movedRepo(
    {name: 'Mend', files: {[X]: delta('ring', 'A better aside.')}},
    {name: 'Again', files: {[X]: delta('ring', 'The best aside.'), [SPEC]: spec('shut')}},
  );
  // What only passed the block on goes behind: it counts where the first has no such requirement.
  const passedOn = ['Write: open', 'Mend: close', 'Again: shut'];
  expect((await basesIn(repo)).of(X, block('ring'))).toEqual(passedOn);
  repo.write({[X]: delta('ring', 'Not committed.')});
  expect((await basesIn(repo)).of(X, block('ring'))).toEqual(passedOn);
});

test('a block that is rewritten was written against the spec of then, one that is not committed against HEAD', async () => {
  const repo = movedRepo(
    {name: 'Rewrite', files: {[X]: delta('sing')}},
    {name: 'On', files: {[SPEC]: spec('shut')}},
  );
  const {of} = await basesIn(repo);
  expect(of(X, block('sing'))).toEqual(['Rewrite: close']);
  expect(of(X, block('dance'))).toEqual(['On: shut']);
  expect(of(X, block('ring'))).toEqual(['On: shut']);
});

test('a text that was given up and taken again is as old as that', async () => {
  const repo = movedRepo(
    {name: 'Give up', files: {[X]: delta('sing')}},
    {name: 'Take again', files: {[X]: delta('ring')}},
  );
  expect((await basesIn(repo)).of(X, block('ring'))).toEqual(['Take again: close']);
});

test('a delta that is not committed was written against HEAD, also before anything was', async () => {
  const repo = movedRepo();
  const other = deltaPath('add-y');
  repo.write({[other]: delta('sing')});
  expect((await basesIn(repo)).of(other, block('sing'))).toEqual(['Move: close']);
  const empty = newRepo();
  empty.write({[SPEC]: spec('open'), [X]: delta('ring')});
  const {of, unknown} = await basesIn(empty);
  expect(of(X, block('ring'))).toBeUndefined();
  expect(unknown.size).toBe(0);
});

test('a change keeps its bases under another name, and when it is archived and taken back', async () => {
  const [y, archived] = [deltaPath('add-y'), deltaPath('archive/2026-01-01-add-y')];
  const folder = (path: string) => path.replace('/specs/auth/spec.md', '');
  const repo = movedRepo(
    {name: 'Rename', moves: {[folder(X)]: folder(y)}},
    {name: 'Archive', moves: {[folder(y)]: folder(archived)}, files: {[SPEC]: spec('ring')}},
    {name: 'Take back', moves: {[folder(archived)]: folder(y)}, files: {[SPEC]: spec('close')}},
    {name: 'Edit', files: {[y]: delta('ring', 'Another aside.')}},
  );
  expect((await basesIn(repo)).of(y, block('ring'))).toEqual([
    'Write: open',
    'Rename: close',
    'Take back: close',
    'Edit: close',
  ]);
});

test('a change that is taken back and not committed keeps its bases, and of what is new in it nothing is known', async () => {
  const archived = deltaPath('archive/2026-01-01-add-x');
  const repo = movedRepo({name: 'Archive', moves: {[X]: archived}, files: {[SPEC]: spec('ring')}});
  repo.remove(archived);
  repo.write({[X]: delta('ring'), [SPEC]: spec('close')});
  const {of} = await basesIn(repo);
  expect(of(X, block('ring'))).toEqual(['Write: open']);
  expect(of(X, block('sing'))).toEqual([]);
});

test('a capability that moved with its deltas is found where it was', async () => {
  const [to, moved] = ['openspec/specs/door/spec.md', deltaPath('add-x', 'door')];
  const repo = movedRepo({name: 'Rename it', moves: {[X]: moved, [SPEC]: to}});
  expect((await basesIn(repo)).of(moved, block('ring'))).toEqual(['Write: open', 'Rename it: close']);
});

test.each(['git', 'by hand'])(
  'a change that is renamed (%s) and not committed keeps its bases',
  async (how) => {
    const y = deltaPath('add-y');
    const repo = movedRepo();
    if (how === 'git') repo.git('mv', 'openspec/changes/add-x', 'openspec/changes/add-y');
    else {
      repo.remove('openspec/changes/add-x');
      repo.write({[y]: delta('ring')});
    }
    const {of, moved} = await basesIn(repo);
    expect(of(y, block('ring'))).toEqual(['Write: open']);
    expect(of(y, block('sing'))).toEqual([]);
    expect([...moved]).toEqual([y]);
  },
);

test('what is written after a change was archived, neither committed, was written against HEAD', async () => {
  const [y, archived] = [deltaPath('add-y'), deltaPath('archive/2026-01-01-add-x')];
  const repo = movedRepo();
  repo.remove('openspec/changes/add-x');
  repo.write({[archived]: delta('ring'), [y]: delta('sing')});
  const {of, moved} = await basesIn(repo);
  expect(of(y, block('sing'))).toEqual(['Move: close']);
  expect(moved.size).toBe(0);
});

test('a capability that moved with its deltas, not committed, is found where it was, by `base:` too', async () => {
  const [to, moved] = ['openspec/specs/door/spec.md', deltaPath('add-x', 'door')];
  const repo = movedRepo();
  const base = repo.git('rev-parse', 'HEAD~2').trim();
  repo.remove(X);
  repo.remove(SPEC);
  repo.write({[to]: spec('close'), [moved]: delta('ring')});
  expect((await basesIn(repo)).of(moved, block('ring'))).toEqual(['Write: open']);
  repo.write({'openspec/changes/add-x/.openspec.yaml': `base: ${base}\n`});
  expect((await basesIn(repo)).of(moved, block('ring'))).toEqual(['Begin: open', 'Write: open']);
});

test('a change that is renamed and rewritten in one commit keeps its bases, though git sees no rename', async () => {
  const y = deltaPath('add-y');
  const aside = Array.from({length: 80}, (_, index) => `Line ${index} of a long aside.`).join('\n');
  const repo = movedRepo();
  repo.remove('openspec/changes/add-x');
  repo.commit('Rename', {[y]: delta('ring', aside)});
  expect(repo.git('show', '--format=', '--name-status', '-M')).not.toMatch(/^R/m);
  expect((await basesIn(repo)).of(y, block('ring'))).toEqual(['Write: open', 'Rename: close']);
});

test.skipIf(process.platform === 'win32')(
  'a project that moved within its repository keeps its bases, and git is asked once more',
  async () => {
    const repo = newRepo();
    importCommits(repo, [
      {name: 'Begin', files: {[`a/b/${SPEC}`]: spec('open')}},
      {name: 'Write', files: {[`a/b/${X}`]: delta('ring')}},
      {name: 'Move', files: {[`a/b/${SPEC}`]: spec('close')}},
      {name: 'Rename', moves: {'a/b': 'web'}},
    ]);
    const {env, calls} = countedGit(repo);
    expect((await basesIn(repo, 'web', env)).of(X, block('ring'))).toEqual(['Write: open', 'Rename: close']);
    expect(calls().map(([verb]) => verb)).toEqual(['log', 'log', 'cat-file']);
    const base = repo.git('rev-parse', 'HEAD~3').trim();
    repo.write({'web/openspec/changes/add-x/.openspec.yaml': `base: ${base}\n`});
    expect((await basesIn(repo, 'web')).of(X, block('ring'))?.[0]).toBe('Begin: open');
  },
);

test('a part that was cut at its end is not as old as the longer one; one that was not, whatever follows it now, is', async () => {
  const repo = newRepo();
  const more = `${delta('ring')}- **AND** again\n`;
  importCommits(repo, [
    {name: 'Begin', files: {[SPEC]: spec('open')}},
    {name: 'Write', files: {[X]: more}},
    {name: 'Move', files: {[SPEC]: spec('close')}},
    {name: 'Cut', files: {[X]: delta('ring')}},
    {name: 'On', files: {[SPEC]: spec('shut')}},
    {name: 'Furnish', files: {[X]: `${delta('ring')}\n<!-- The rest follows. -->\n\nRest\n----\n`}},
  ]);
  expect((await basesIn(repo)).of(X, block('ring'))).toEqual(['Cut: close', 'Furnish: shut']);
});

test('of a merge each side keeps what it was written against', async () => {
  const repo = movedRepo(
    {name: 'Theirs', after: ['Write'], files: {[X]: delta('sing')}},
    {name: 'Ours', after: ['Move'], files: {[X]: delta('ring', 'Another aside.')}},
    {name: 'Merge', after: ['Ours', 'Theirs'], files: {[X]: delta('sing', 'Another aside.')}},
    {name: 'On', files: {[SPEC]: spec('shut')}},
  );
  const {of} = await basesIn(repo);
  expect(of(X, block('sing'))).toEqual(['Theirs: open', 'Merge: close']);
});

test('a merge that brings a change, or the specs of others to it, makes no block newer; one that writes a block does', async () => {
  const repo = newRepo();
  importCommits(repo, [
    {name: 'Begin', files: {[SPEC]: spec('open')}},
    {name: 'Side', files: {[X]: delta('ring')}},
    {name: 'Move', after: ['Begin'], files: {[SPEC]: spec('close')}},
    {name: 'Take main', after: ['Side', 'Move'], files: {[SPEC]: spec('close')}},
    {name: 'Work', files: {'src/a.ts': '\n'}},
    {name: 'Later', after: ['Move'], files: {[SPEC]: spec('shut')}},
    {name: 'Land', after: ['Later', 'Work'], files: {[X]: delta('ring')}},
  ]);
  expect((await basesIn(repo)).of(X, block('ring'))).toEqual(['Side: open', 'Land: shut']);
  importCommits(repo, [
    ...MOVED,
    {name: 'A', files: {[X]: delta('sing')}},
    {name: 'B', after: ['Move'], files: {[X]: delta('dance')}},
    {name: 'Merge', after: ['A', 'B'], files: {[X]: delta('sing and dance')}},
  ]);
  expect((await basesIn(repo)).of(X, block('sing and dance'))).toEqual(['Merge: close']);
});

test('what is rebased or squashed was written then, to git; `base:` knows better, and is gone where git has it no more', async () => {
  const repo = movedRepo();
  repo.git('checkout', '-q', '-b', 'side', 'HEAD~2');
  const base = repo.git('rev-parse', 'HEAD').trim();
  repo.commit('Side', {[deltaPath('add-y')]: delta('sing'), 'openspec/changes/add-y/.openspec.yaml': ''});
  repo.git('rebase', '-q', 'main');
  const y = deltaPath('add-y');
  expect((await basesIn(repo)).of(y, block('sing'))).toEqual(['Side: close']);
  repo.write({'openspec/changes/add-y/.openspec.yaml': `base: ${base.slice(0, 9)}\n`});
  const {of, gone} = await basesIn(repo);
  expect(of(y, block('sing'))).toEqual(['Begin: open', 'Side: close']);
  expect(gone).toEqual([]);
  repo.git('checkout', '-q', '-f', 'main');
  repo.git('merge', '-q', '--squash', 'side');
  repo.commit('Squash', {'openspec/changes/add-y/.openspec.yaml': 'base: 0123456789\n'});
  const squashed = await basesIn(repo);
  expect(squashed.of(y, block('sing'))).toEqual(['Squash: close']);
  expect(squashed.gone).toEqual(['add-y']);
});

test('where a clone is cut off nothing is known but what was written since, and what `base:` names', async () => {
  const repo = movedRepo({name: 'Rewrite', files: {[X]: delta('sing')}}, {name: 'On', files: {}});
  const clone = cloneOf(repo, '--depth=2');
  const {of, unknown} = await basesIn(clone);
  expect(of(X, block('sing'))).toEqual([]);
  expect([...unknown]).toEqual([[X, 'shallow clone']]);
  clone.git('fetch', '-q', '--deepen=1');
  expect((await basesIn(clone)).of(X, block('sing'))).toEqual(['Rewrite: close']);
  clone.write({'openspec/changes/add-x/.openspec.yaml': `base: ${clone.git('rev-parse', 'HEAD')}`});
  expect((await basesIn(clone)).unknown.size).toBe(0);
});

test('in a clone without contents nothing is known, and nothing fetched', async () => {
  const repo = movedRepo();
  repo.git('config', 'uploadpack.allowFilter', 'true');
  const clone = cloneOf(repo, '--filter=blob:none');
  repo.remove('.git');
  const {of, unknown} = await basesIn(clone);
  expect(of(X, block('ring'))).toBeUndefined();
  expect([...unknown]).toEqual([[X, 'partial clone']]);
});

test('a project below the top of its repository, and names of any kind', async () => {
  const folder = 'packages/b "ü" c';
  const [x, home] = [deltaPath('add-x', 'a ü "b"'), 'openspec/specs/a ü "b"/spec.md'];
  const repo = newRepo();
  importCommits(repo, [
    {name: 'Begin', files: {[`${folder}/${home}`]: spec('open'), [home]: spec('err')}},
    {name: 'Write', files: {[`${folder}/${x}`]: delta('ring')}},
    {name: 'Move', files: {[`${folder}/${home}`]: spec('close')}},
  ]);
  expect((await basesIn(repo, folder)).of(x, block('ring'))).toEqual(['Write: open']);
});

test('line endings and white space at the ends of lines are those of the work tree', async () => {
  const repo = newRepo();
  repo.git('config', 'core.autocrlf', 'true');
  repo.commit('Begin', {[SPEC]: spec('open').replaceAll('\n', '\r\n')});
  repo.commit('Write', {[X]: delta('ring').replaceAll('\n', '\r\n')});
  repo.commit('Move', {[SPEC]: spec('close').replaceAll('\n', '\r\n')});
  const {of} = await basesIn(repo);
  expect(of(X, block('ring').replaceAll('\n', ' \r\n'))).toEqual(['Write: open']);
});

test('a commit that is not HEAD is asked for what it knew', async () => {
  const repo = movedRepo({name: 'Rewrite', files: {[X]: delta('sing')}});
  const commit = repo.git('rev-parse', 'HEAD~1').trim();
  const {of} = await basesIn(repo, '', repo.env, commit);
  expect(of(X, block('ring'))).toEqual(['Write: open']);
  expect(of(X, block('sing'))).toEqual(['Move: close']);
});

test.skipIf(process.platform === 'win32')('git is asked twice, however many changes there are', async () => {
  const names = Array.from({length: 300}, (_, index) => deltaPath(`add-${index}`));
  const repo = movedRepo({
    name: 'Many',
    files: Object.fromEntries(names.map((path) => [path, delta('sing')])),
  });
  const {env, calls} = countedGit(repo);
  const {of} = await basesIn(repo, '', env);
  expect(calls().map(([verb]) => verb)).toEqual(['log', 'cat-file']);
  expect(names.filter((path) => of(path, block('sing'))?.[0] !== 'Many: close')).toEqual([]);
});
