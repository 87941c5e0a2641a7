import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {describe, expect, test} from 'vitest';
import {changelogWorks, worksOfArchive} from '../../cli/changelog-works.ts';
import type {Context} from '../../cli/context.ts';
import {unseen} from '../../cli/progress.ts';
import {readTechnicalLog} from '../../src/changelog/formats/technical/log.ts';
import {recordsOf} from '../../src/changelog/record.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import type {Environment} from '../../src/git/environment.ts';
import {gitAt} from '../../src/git/git-at.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {countedGit} from '../support/counted-git.ts';
import {newRepo, type Repo, repoAt, temporaryFolder} from '../support/repo.ts';
import {packageRoot, runCli} from '../support/run-cli.ts';
import {logged} from '../support/technical-log.ts';

const LOG = '# Log\n\n## Changelog\n\n### 2026-01-01: Begin (CL-001)\n\n**Commit:** `0000000`\n';
const WEIGH = 'openspec/changes/archive/2026-02-11-weigh/proposal.md';

function contextOf(repo: Repo, env: Environment = repo.env): Context {
  return {gitAt: async (root: string) => gitAt(root, {env}), progress: unseen} as unknown as Context;
}

async function worksIn(repo: Repo, folder = '', env = repo.env) {
  const root = join(repo.root, folder);
  const {project} = openProject(nodeFs, root);
  const works = await changelogWorks(contextOf(repo, env), project, root, project.archive);
  return {project, works, work: project.archive.map((change) => works?.of(change))};
}

/** A change that is proposed, worked on twice, and archived. */
function worked(): Repo {
  const repo = newRepo();
  repo.git('checkout', '-q', '-B', 'main');
  const proposal = WEIGH.replace('archive/2026-02-11-', '');
  repo.commit('Propose', {[proposal]: '# Weigh\n', 'TECHNICAL_CHANGE_LOG.md': LOG});
  repo.commit('feat: weigh', {[proposal]: '# Weigh\n\nOne\n', 'src/scale.ts': 'a\nb\n'});
  repo.commit('Twice', {[proposal]: '# Weigh\n\nTwo\n', 'src/scale.ts': 'a\nc\nd\n', 'src/post.ts': 'x\n'});
  repo.remove(proposal);
  repo.commit('Archive', {[WEIGH]: '# Weigh\n\nTwo\n'});
  return repo;
}

test('git knows commits, files and lines of an archived change', async () => {
  const repo = worked();
  const [, twice, weigh] = repo.git('log', '--format=%H').trim().split('\n');
  const {works, work} = await worksIn(repo);
  expect(works?.givesNumbers).toBe(true);
  expect(work).toEqual([
    {
      commits: [weigh, twice],
      files: [
        {kind: 'added', path: 'src/post.ts', lines: {added: 1, deleted: 0}, subject: 'Twice'},
        {kind: 'added', path: 'src/scale.ts', lines: {added: 4, deleted: 1}, subject: 'Twice'},
      ],
    },
  ]);
});

test('what a change keeps of git answers alone, and the same', async () => {
  const repo = worked();
  const {work} = await worksIn(repo);
  await runCli(['files', '--archived', '--counts', '--write'], {cwd: repo.root});
  const counted = countedGit(repo);
  expect((await worksIn(repo, '', counted.env)).work).toEqual(work);
  expect(counted.calls()).toEqual([]);
});

test('asking costs three processes, whatever the number of changes', async () => {
  const repo = worked();
  const counted = countedGit(repo);
  await worksIn(repo, '', counted.env);
  expect(counted.calls().length).toBeLessThanOrEqual(3);
});

test('what is not committed, or cut off, is not told', async () => {
  const repo = worked();
  repo.write({'openspec/changes/archive/2026-03-01-more/proposal.md': '# More\n', 'src/more.ts': '1\n'});
  expect((await worksIn(repo)).work.map((work) => work?.commits.length)).toEqual([2, undefined]);
  const folder = join(temporaryFolder(), 'clone');
  repo.git('clone', '-q', '--depth=2', pathToFileURL(repo.root).href, folder);
  expect((await worksIn(repoAt(folder))).work).toEqual([undefined]);
});

test('numbers are given on the default branch', async () => {
  const repo = worked();
  const gives = async (of: Repo) => (await worksIn(of)).works?.givesNumbers;
  repo.git('checkout', '-q', '-b', 'feature');
  expect(await gives(repo)).toBe(false);
  repo.write({'openspec/config.yaml': 'changelog:\n  branch: feature\n'});
  expect(await gives(repo)).toBe(true);
  repo.git('checkout', '-q', 'main');
  expect(await gives(repo)).toBe(false);
  repo.remove('openspec/config.yaml');
  repo.git('checkout', '-q', '--detach');
  expect(await gives(repo)).toBe(false);
  repo.git('checkout', '-q', '-b', 'trunk', 'main');
  const folder = join(temporaryFolder(), 'clone');
  repo.git('clone', '-q', pathToFileURL(repo.root).href, folder);
  const clone = repoAt(folder);
  expect(await gives(clone)).toBe(true);
  clone.git('checkout', '-q', '-b', 'main', 'origin/main');
  expect(await gives(clone)).toBe(false);
  clone.git('checkout', '-q', '--detach', 'origin/trunk');
  expect(await gives(clone)).toBe(true);
  clone.git('pack-refs', '--all');
  expect(await gives(clone)).toBe(true);
  clone.git('checkout', '-q', '--detach', 'HEAD~1');
  expect(await gives(clone)).toBe(false);
});

test('without a repository, or a numbered log, there is nothing to ask', async () => {
  const folder = temporaryFolder();
  const repo = repoAt(folder);
  const bare = {...repo, root: folder};
  bare.write({[WEIGH]: '# Weigh\n', 'TECHNICAL_CHANGE_LOG.md': LOG});
  expect((await worksIn(bare)).works).toBeUndefined();
  const other = newRepo();
  other.commit('Begin', {[WEIGH]: '# Weigh\n'});
  const {project} = openProject(nodeFs, other.root);
  expect(await worksOfArchive(contextOf(other), project, other.root)).toBeUndefined();
});

test('an archive writes an entry on the default branch, and says where it does not', async () => {
  const repo = newRepo();
  repo.git('checkout', '-q', '-B', 'main');
  repo.commit('Begin', {
    'TECHNICAL_CHANGE_LOG.md': LOG,
    'openspec/changes/one/proposal.md': '# One\n\n## Why\n\nIt is time.\n',
    'openspec/changes/two/proposal.md': '# Two\n',
  });
  const archive = (name: string) =>
    runCli(['archive', name, '--no-validate', '--skip-specs'], {cwd: repo.root});
  expect(await archive('one')).toMatchObject({code: 0});
  const path = join(repo.root, 'TECHNICAL_CHANGE_LOG.md');
  const log = readFileSync(path, 'utf8');
  expect(log).toContain(
    '### 2026-03-01: One (CL-002)\n\n**Summary**: It is time\n\n**Commit:** pending\n\n### 2026-01-01',
  );
  repo.git('checkout', '-q', '-b', 'feature');
  const {stderr} = await archive('two');
  expect(stderr).toContain(
    'TECHNICAL_CHANGE_LOG.md has no entry yet: numbers are given on the default branch',
  );
  expect(readFileSync(path, 'utf8')).toBe(log);
  expect(await runCli(['unarchive', 'one'], {cwd: repo.root})).toMatchObject({code: 0});
  expect(readFileSync(path, 'utf8')).toBe(LOG);
});

const gateway = join(packageRoot, '../real/llm-gateway');

describe.runIf(existsSync(gateway))('the repository a numbered log came from', () => {
  test.each([
    ['52f8d58', 'total'],
    ['eff4165', 'added-deleted'],
  ] as const)('the table of %s is what git counts', async (pin, counts) => {
    const folder = join(temporaryFolder(), 'clone');
    const repo = newRepo();
    repo.git('clone', '-q', gateway, folder);
    const clone = repoAt(folder);
    clone.git('checkout', '-q', '-B', 'main');
    const home = 'openspec/changes/archive/2026-03-09-pinned';
    clone.commit('Configure', {'openspec/config.yaml': `changelog:\n  counts: ${counts}\n`});
    clone.commit('Archive', {
      [`${home}/proposal.md`]: '# What was done\n',
      [`${home}/.openspec.yaml`]: `commits: [${pin}]\n`,
    });
    const {project, works} = await worksIn(clone);
    const {log, project: after} = logged(project, {works});
    const [entry] = readTechnicalLog(parse(sourceOf('x.md', log)));
    expect(entry).toMatchObject({number: 'CL-010', commits: [{hash: pin}]});
    const rows = clone.git('show', '--numstat', '--format=', pin).trim().split('\n');
    const real = rows
      .map((row) => row.split('\t'))
      .map(([added = '', deleted = '', path]) => ({
        path,
        added: added.replace('-', '0'),
        deleted: deleted.replace('-', '0'),
      }));
    const said = entry?.files.map(({path, count: {added = 0, deleted = 0, total} = {}}) =>
      total === undefined ? {path, added: `${added}`, deleted: `${deleted}`} : {path, total},
    );
    const sums = real.map(({path, added, deleted}) => ({path, total: Number(added) + Number(deleted)}));
    expect(said).toEqual(counts === 'total' ? sums : real);
    if (pin === '52f8d58') expect(log).toMatch(/`src\/api\/routes\/chat\.py` \| 78 lines: /);
    expect(logged(after, {works}).written).toBe(0);
    expect(recordsOf(after, home)['TECHNICAL_CHANGE_LOG.md']?.number).toBe('CL-010');
  });
});
