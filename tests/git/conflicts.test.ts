import {readFileSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';
import {describe, expect, test} from 'vitest';
import {newRepo, type Repo} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';

const SPEC = 'openspec/specs/auth/spec.md';
const requirement = (name: string, words: string): string =>
  `### Requirement: ${name}\n\nThe system SHALL ${words}.\n\n#### Scenario: Usual\n\n- **THEN** it is so\n`;
const specOf = (...requirements: readonly string[]): string =>
  `# Auth\n\n## Purpose\n\nWho may come in, and how that is shown.\n\n## Requirements\n\n${requirements.join('\n')}`;
const spec = specOf(requirement('Login', 'ask'), requirement('Logout', 'end'));
const modified = (block: string): string => `## MODIFIED Requirements\n\n${block}`;
const delta = (change: string, text: string) => ({[`openspec/changes/${change}/specs/auth/spec.md`]: text});
const isValid = new Ajv2020({strict: false}).compile(
  JSON.parse(readFileSync(new URL('../../docs/schemas/conflicts.json', import.meta.url), 'utf8')),
);

interface Told {
  readonly isClean: boolean;
  readonly overlaps: readonly {
    readonly name: string;
    readonly merges: boolean;
    readonly claims: readonly {readonly change: string}[];
  }[];
  readonly stale: readonly {
    readonly change: string;
    readonly name: string;
    readonly merges: boolean;
    readonly movedBy: readonly {readonly change: string | null; readonly subject: string}[];
    readonly isUncommitted: boolean;
    readonly isComplete: boolean;
  }[];
  readonly specs: readonly {readonly name: string; readonly merges: boolean}[];
}

async function toldIn(repo: Repo, ...words: readonly string[]): Promise<Told> {
  const {stdout, stderr} = await runCli(['conflicts', '--json', ...words], {cwd: repo.root});
  const told = JSON.parse(stdout || `{"error": ${JSON.stringify(stderr)}}`);
  expect([isValid(told), isValid.errors]).toEqual([true, null]);
  return told as Told;
}

describe('openspec conflicts', () => {
  test('tells of moves that are not committed, and what is behind a cut', async () => {
    const repo = newRepo();
    repo.commit('begin', {[SPEC]: spec});
    repo.commit('propose', delta('a', modified(requirement('Login', 'ask twice'))));
    repo.write({[SPEC]: spec.replace('SHALL end', 'SHALL stop')});
    expect(await toldIn(repo)).toMatchObject({isClean: true, overlaps: [], stale: []});
    repo.write({[SPEC]: spec.replace('SHALL ask', 'SHALL beg')});
    const [part] = (await toldIn(repo)).stale;
    expect(part).toMatchObject({
      name: 'Login',
      merges: false,
      isUncommitted: true,
      movedBy: [],
      isComplete: true,
    });
  });

  test('a merge that passes on what another commit did is not told of', async () => {
    const repo = newRepo();
    repo.commit('begin', {[SPEC]: spec});
    repo.commit('propose', delta('a', modified(requirement('Login', 'ask twice'))));
    repo.git('checkout', '-q', '-b', 'side');
    repo.commit('Say it better', {[SPEC]: spec.replace('SHALL ask', 'SHALL beg')});
    repo.git('checkout', '-q', 'main');
    repo.commit('Elsewhere', {[SPEC]: spec.replace('SHALL end', 'SHALL stop')});
    repo.git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side');
    const [part] = (await toldIn(repo)).stale;
    expect(part?.movedBy.map(({subject}) => subject)).toEqual(['Say it better']);
  });

  test('--against judges by the tip of another branch, and tells of what this one brought', async () => {
    const repo = newRepo();
    repo.commit('begin', {
      [SPEC]: spec,
      ...delta('old', modified(requirement('Logout', 'stay'))),
      ...delta('older', modified(requirement('Logout', 'go'))),
    });
    repo.git('checkout', '-q', '-b', 'side');
    repo.commit('ours', delta('ours', modified(requirement('Login', 'ask twice'))));
    repo.git('checkout', '-q', 'main');
    repo.commit('theirs', delta('theirs', modified(requirement('Login', 'ask thrice'))));
    repo.git('checkout', '-q', 'side');
    expect((await toldIn(repo, '--against', 'HEAD')).overlaps).toEqual([]);
    const told = await toldIn(repo, '--against', 'main');
    expect(told.overlaps.map(({claims}) => claims.map(({change}) => change))).toEqual([['ours', 'theirs']]);
    expect(told).toMatchObject({isClean: false, specs: []});
    const lint = await runCli(['lint', '--against', 'main', '--json'], {cwd: repo.root});
    expect(lint.stdout).toMatch(/is claimed by `theirs` too/);
    expect(lint.stdout).not.toMatch(/is claimed by `old/);
    repo.git('checkout', '-q', 'main');
    repo.git('mv', 'openspec/changes/theirs', 'openspec/changes/archive-it');
    repo.write({'openspec/changes/archive/.gitkeep': ''});
    repo.git('mv', 'openspec/changes/archive-it', 'openspec/changes/archive/2026-01-02-theirs');
    repo.commit('Archive', {[SPEC]: spec.replace('SHALL ask', 'SHALL ask thrice')});
    repo.git('checkout', '-q', 'side');
    const later = await toldIn(repo, '--against', 'main');
    expect(later.overlaps).toEqual([]);
    expect(later.stale).toMatchObject([{change: 'ours', merges: false, movedBy: [{change: 'theirs'}]}]);
    expect((await runCli(['lint', '--against', 'main', '--json'], {cwd: repo.root})).stdout).toMatch(
      /merge-conflict/,
    );
    repo.commit('Edit', {[SPEC]: spec.replace('SHALL ask', 'SHALL beg')});
    expect((await toldIn(repo, '--against', 'main')).specs).toEqual([
      {capability: 'auth', name: 'Login', merges: false},
    ]);
  });

  test('a revision that is none is refused', async () => {
    const repo = newRepo();
    repo.commit('begin', {[SPEC]: spec});
    const {code, stderr} = await runCli(['conflicts', '--against', 'nothing'], {cwd: repo.root});
    expect([code, stderr]).toEqual([2, expect.stringContaining('(unknown-ref)')]);
  });
});
