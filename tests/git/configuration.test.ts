import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Environment} from '../../src/git/environment.ts';
import {gitAt} from '../../src/git/git-at.ts';
import {attributionIn, proposal} from '../support/attributed.ts';
import {importCommits} from '../support/import.ts';
import {newRepo, type Repo, temporaryFolder} from '../support/repo.ts';

const TEXT = Array.from({length: 30}, (_, line) => `line ${line}\n`).join('');
const OTHER = 'a\nb\nc\n{\n}\n\n'.repeat(6);

const HOSTILE: Readonly<Record<string, string>> = {
  'diff.relative': 'true',
  'diff.noprefix': 'true',
  'diff.renames': 'copies',
  'diff.renameLimit': '1',
  'diff.algorithm': 'patience',
  'diff.orderFile': '',
  'diff.external': 'false',
  'diff.ignoreSubmodules': 'all',
  'diff.submodule': 'log',
  'diff.context': '0',
  'diff.interHunkContext': '50',
  'diff.indentHeuristic': 'false',
  'diff.colorMoved': 'zebra',
  'diff.wordRegex': '.',
  'diff.dirstat': 'lines',
  'diff.shout.textconv': 'false',
  'diff.shout.command': 'false',
  'diff.trustExitCode': 'true',
  'core.quotePath': 'true',
  'core.whitespace': 'cr-at-eol',
  'core.abbrev': '4',
  'core.pager': 'false',
  'core.logAllRefUpdates': 'false',
  'color.ui': 'always',
  'color.diff': 'always',
  'log.showSignature': 'true',
  'log.follow': 'true',
  'log.showRoot': 'false',
  'log.diffMerges': 'dense-combined',
  'log.abbrevCommit': 'true',
  'log.excludeDecoration': 'refs/*',
  'log.mailmap': 'true',
  'format.pretty': 'raw',
  'i18n.logOutputEncoding': 'UTF-16',
  'submodule.lib.ignore': 'all',
  'core.attributesFile': 'hostile-attributes',
  'gpg.program': 'false',
};

/** All we ask of a history but what is not committed. */
async function answersOf(repo: Repo, folder: string, env: Environment) {
  const git = gitAt(join(repo.root, folder), {env});
  const history = await git.history();
  const units = (history?.commits ?? []).map(({hash, parents}) => ({hash, parent: parents[0]}));
  const asked = ['src/é.ts', 'src/old.ts', 'openspec', 'src/none.ts', 'lib'];
  return {
    commits: history?.commits,
    counts: await git.lineCounts(units),
    unknown: await git.unknownPaths(asked),
  };
}

test('no configuration changes what is said of commits, lines and unknown paths', async () => {
  const repo = newRepo();
  importCommits(repo, [
    {
      name: 'rööt',
      files: {
        [proposal('add-x')]: '1\n',
        'src/old.ts': TEXT,
        'src/é.ts': OTHER,
        'src/x.txt': 'x\r\n',
        '.gitattributes': '*.txt diff=shout\n',
        lib: {mode: '160000', text: '1'.repeat(40)},
        '.gitmodules': '[submodule "lib"]\n\tpath = lib\n\turl = ./lib\n',
      },
    },
    {
      name: 'move',
      moves: {'src/old.ts': 'src/new.ts'},
      files: {
        [proposal('add-x')]: '2\n',
        'src/copy.ts': OTHER,
        'src/é.ts': `{\n}\n${OTHER.replaceAll('c\n', '')}a\n`,
        'src/x.txt': 'x\n',
        lib: {mode: '160000', text: '2'.repeat(40)},
      },
    },
    {name: 'side', after: ['rööt'], files: {[proposal('add-x')]: '3\n', 'src/side.ts': 's\n'}},
    {name: 'Merge', after: ['move', 'side'], files: {[proposal('add-x')]: '4\n', 'src/side.ts': 's\n'}},
  ]);
  const plain = await answersOf(repo, '', repo.env);
  expect(plain.commits).toHaveLength(4);
  expect(plain.counts.get(plain.commits?.[2]?.hash ?? '')?.get('src/new.ts')).toEqual({added: 0, deleted: 0});
  expect(plain.unknown).toEqual(new Set(['src/none.ts']));
  const config = join(temporaryFolder(), 'config');
  const attributes = join(config, '..', 'attributes');
  writeFileSync(attributes, '*.ts -diff\n*.md binary\n');
  for (const [key, value] of Object.entries(HOSTILE))
    repo.git('config', '--file', config, key, value === 'hostile-attributes' ? attributes : value);
  repo.remove('.git/openspec');
  const hostile = {...repo.env, GIT_CONFIG_GLOBAL: config, GIT_EXTERNAL_DIFF: 'false', GIT_DIFF_OPTS: '-u0'};
  expect(await answersOf(repo, '', hostile)).toEqual(plain);
});

test('a repository of SHA-256 hashes is read like any other, and its hashes can be pinned and reverted', async () => {
  const repo = newRepo();
  repo.remove('.git');
  repo.git('init', '-q', '-b', 'main', '--object-format=sha256');
  const {one = ''} = importCommits(repo, [
    {name: 'Begin', files: {'src/a.ts': '1\n'}},
    {name: 'one', files: {'src/a.ts': '2\n', 'src/b.ts': 'b\n'}},
    {name: 'two', files: {[proposal('add-x')]: '1\n'}},
  ]);
  expect(one).toHaveLength(64);
  repo.git('revert', '--no-edit', one);
  for (let run = 0; run < 2; run++) {
    const {commits, files} = await attributionIn(repo, {pins: [one.slice(0, 12)]});
    expect(commits.map(({evidence}) => evidence)).toEqual(['revert', 'co-change', 'pin']);
    expect(files).toEqual([]);
    expect(commits.map(({hash}) => hash.length)).toEqual([64, 64, 64]);
  }
  const unit = {hash: one, parent: repo.git('rev-parse', `${one}~1`).trim()};
  expect((await gitAt(repo.root, {env: repo.env}).lineCounts([unit])).get(one)).toEqual(
    new Map([
      ['src/a.ts', {added: 1, deleted: 1}],
      ['src/b.ts', {added: 1, deleted: 0}],
    ]),
  );
});
