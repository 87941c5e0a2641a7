import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {type DriverRepo, driverRepo} from '../support/merge-driver.ts';

const SPEC = 'openspec/specs/auth/spec.md';
const README = 'openspec/changes/README.md';

const spec = [
  '# auth Specification\n',
  '## Purpose\n\nLet people in.\n',
  '## Requirements\n',
  '### Requirement: Login\nThe system SHALL let people log in.\n',
  '#### Scenario: Good password\n- **WHEN** the password is right\n- **THEN** they are in\n',
  '#### Scenario: Bad password\n- **WHEN** the password is wrong\n- **THEN** they stay out\n',
].join('\n');

const added = (name: string) =>
  `\n### Requirement: ${name}\nThe system SHALL ${name}.\n\n#### Scenario: It does\n- **WHEN** asked\n- **THEN** ${name}\n`;

function changeFiles(name: string): Readonly<Record<string, string>> {
  const folder = `openspec/changes/add-${name}`;
  return {
    [`${folder}/proposal.md`]: `# Proposal: Add ${name}\n\n## Why\n\nBecause of ${name}.\n\n## What Changes\n\n- x\n`,
    [`${folder}/tasks.md`]: '- [x] 1.1 Do it\n',
    [`${folder}/specs/auth/spec.md`]: `## ADDED Requirements\n${added(name)}`,
  };
}

const project: Readonly<Record<string, string>> = {
  [SPEC]: spec,
  'openspec/config.yaml': 'changelog:\n  views: [table, keep-a-changelog, technical, json]\n',
  [README]: [
    '# Changes\n\n## Changelog\n',
    '| Date | Change | Type | Status |\n|------|--------|------|--------|\n| 2026-01-05 | How it began | N/A | Archived |\n',
    '### Active Changes\n\n- `add-mail/` - for Ada\n- `add-token/` - for Bo\n',
    '### Archived Changes\n\n- `how-it-began/` - long ago\n',
  ].join('\n'),
  'CHANGELOG.md':
    '# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- By hand\n\n## [1.0.0] - 2026-01-05\n\n### Added\n\n- All\n',
  'openspec/changes/archive/2026-01-05-how-it-began/proposal.md':
    '# Proposal: How it began\n\n## Why\n\nTo begin.\n',
  ...changeFiles('mail'),
  ...changeFiles('token'),
};

function archive({run, repo}: DriverRepo, name: string): void {
  const ran = run('archive', `add-${name}`, '--yes', '--no-files', '--date', '2026-02-11');
  expect(ran.status, ran.stderr).toBe(0);
  repo.commit(`Archive ${name}`);
}

describe('two branches that each archived a change', () => {
  test('merge into what one branch comes to that archives one after the other', () => {
    const work = driverRepo(project, {isSetUp: false});
    const {repo, run, tried, read, branch} = work;
    run('changelog', '--write');
    repo.commit('Bring the changelogs up to date');
    for (const name of ['token', 'mail']) {
      branch(name, 'main');
      archive(work, name);
    }
    const files = ['CHANGELOG.md', README, 'openspec/changes/changelog.json', SPEC];
    expect(tried('merge', '--no-edit', 'token')).toEqual({code: 1, conflicts: files});
    repo.git('merge', '--abort');

    expect(run('init', '--merge-driver').status).toBe(0);
    const clean = {code: 0, conflicts: []};
    expect(tried('merge', '--no-edit', 'token')).toEqual(clean);
    const merged = files.map(read);
    expect(run('changelog', '--check').status).toBe(0);
    expect(run('lint').status).toBe(0);
    for (const words of [
      ['rebase', 'token'],
      ['cherry-pick', 'token'],
    ]) {
      repo.git('reset', '--quiet', '--hard', 'ORIG_HEAD');
      expect(tried(...words)).toEqual(clean);
      expect(files.map(read)).toEqual(merged);
      if (words[0] === 'rebase') repo.git('checkout', '--quiet', '-B', 'mail', 'ORIG_HEAD');
    }
    branch('one', 'main');
    for (const name of ['mail', 'token']) archive(work, name);
    expect(files.map(read)).toEqual(merged);
  });
});

describe('a spec', () => {
  const edited = {
    good: spec.replace('they are in', 'they are let in'),
    bad: spec.replace('they stay out', 'they are kept out'),
  };

  test('takes two scenarios of one requirement, a stash among them', () => {
    const work = driverRepo({[SPEC]: spec});
    work.repo.write({[SPEC]: `${edited.good}${added('b')}`});
    work.repo.git('stash', '--quiet');
    work.repo.commit('Edit', {[SPEC]: `${edited.bad}${added('a')}`});
    expect(work.tried('stash', 'pop')).toEqual({code: 0, conflicts: []});
    expect(work.read(SPEC)).toBe(
      `${edited.good.replace('they stay out', 'they are kept out')}${added('a')}${added('b')}`,
    );
  });

  test('shows the smallest part that both changed', () => {
    const work = driverRepo({[SPEC]: spec});
    work.branch('theirs', 'main', {[SPEC]: `${spec.replace('they are in', 'they enter')}${added('b')}`});
    work.branch('ours', 'main', {[SPEC]: `${edited.good}${added('a')}`});
    expect(work.tried('merge', '--no-edit', 'theirs')).toEqual({code: 1, conflicts: [SPEC]});
    expect(work.repo.git('status', '--porcelain')).toBe(`UU ${SPEC}\n`);
    expect(work.read(SPEC).replaceAll(/^([<>]{7}) .*$/gm, '$1')).toBe(
      `${spec.replace(
        '- **THEN** they are in\n',
        '<<<<<<<\n- **THEN** they are let in\n=======\n- **THEN** they enter\n>>>>>>>\n',
      )}${added('a')}${added('b')}`,
    );
  });

  test('that both branches made anew is merged by its requirements', () => {
    const work = driverRepo({'README.md': 'x\n', 'openspec/specs/a/spec.md': spec});
    work.branch('theirs', 'main', {[SPEC]: `${spec}${added('b')}`});
    work.branch('ours', 'main', {[SPEC]: `${spec}${added('a')}`});
    expect(work.tried('merge', '--no-edit', 'theirs').code).toBe(0);
    expect(work.read(SPEC)).toBe(`${spec}${added('a')}${added('b')}`);
  });

  test('may lie at any path, in a project below the top of the repository, too', () => {
    const folders = ['it\'s "so"', 'f\u00FCr alle', '-x/$(a)', '%P'];
    const paths = folders.map((folder) => `packages/api/openspec/specs/${folder}/spec.md`);
    const all = (text: string) => Object.fromEntries(paths.map((path) => [path, text]));
    const work = driverRepo(all(spec), {folder: 'packages/api'});
    expect(work.read('packages/api/.gitattributes')).toContain('merge=openspec-packages-api\n');
    work.branch('theirs', 'main', all(`${edited.good}${added('b')}`));
    work.branch('ours', 'main', all(`${edited.bad}${added('a')}`));
    expect(work.tried('merge', '--no-edit', 'theirs')).toEqual({code: 0, conflicts: []});
    const both = `${edited.good.replace('they stay out', 'they are kept out')}${added('a')}${added('b')}`;
    expect(paths.map(work.read)).toEqual(paths.map(() => both));
  });
});

describe('what the driver does not merge', () => {
  const [theirs, ours] = [`${spec}${added('b')}`, `${spec}${added('a')}`];

  test('git merges line by line where the program is gone', () => {
    const work = driverRepo({[SPEC]: spec});
    work.branch('theirs', 'main', {[SPEC]: spec.replace('they are in', 'they enter')});
    work.branch('other', 'main', {[SPEC]: theirs});
    work.branch('ours', 'main', {[SPEC]: ours});
    rmSync(join(work.repo.root, 'node_modules'), {recursive: true});
    expect(work.tried('merge', '--no-edit', 'theirs')).toEqual({code: 0, conflicts: []});
    expect(work.tried('merge', '--no-edit', 'other')).toEqual({code: 1, conflicts: [SPEC]});
    expect(work.read(SPEC)).toMatch(/<{7} ours\n[\s\S]*Requirement: a\n[\s\S]*={7}\n[\s\S]*Requirement: b\n/);
  });

  test('leaves a file with bytes that are no text to git, and both sides in the index', () => {
    const work = driverRepo({[SPEC]: spec});
    work.branch('theirs', 'main', {[SPEC]: `${theirs}\0`});
    work.branch('ours', 'main', {[SPEC]: ours});
    expect(work.tried('merge', '--no-edit', 'theirs')).toEqual({code: 1, conflicts: [SPEC]});
    expect([work.read(SPEC), work.repo.git('show', `:3:${SPEC}`)]).toEqual([ours, `${theirs}\0`]);
  });

  test('leaves what takes too long to git, which merges it line by line', () => {
    const long = `${spec}\n## Notes\n\n${'Some words of no use.\n'.repeat(14_000)}`;
    const work = driverRepo({[SPEC]: long});
    work.branch('theirs', 'main', {[SPEC]: `${long}theirs\n`});
    work.branch('ours', 'main', {[SPEC]: long.replace('they are in', 'they enter')});
    expect(work.tried('merge', '--no-edit', 'theirs')).toEqual({code: 0, conflicts: []});
    expect(work.read(SPEC)).toBe(`${long.replace('they are in', 'they enter')}theirs\n`);
  });

  test('says what -X ours leaves to it', () => {
    const work = driverRepo({[SPEC]: spec});
    work.branch('theirs', 'main', {[SPEC]: spec.replace('they are in', 'they enter')});
    work.branch('ours', 'main', {[SPEC]: spec.replace('they are in', 'they are let in')});
    // Git tells a driver nothing of the option: a conflict is shown, and nothing is lost.
    expect(work.tried('merge', '--no-edit', '-X', 'ours', 'theirs')).toEqual({code: 1, conflicts: [SPEC]});
  });

  test('keeps every byte of a file that is not UTF-8', () => {
    const work = driverRepo({[SPEC]: spec});
    const edit = (name: string, change: (text: string) => string) => {
      work.branch(name, 'main');
      writeFileSync(join(work.repo.root, SPEC), Buffer.from(change(spec), 'latin1'));
      work.repo.commit(name);
    };
    edit('theirs', (text) => text.replace('they are in', 'sie d\u00FCrfen'));
    edit('ours', (text) => text.replace('Let people in', 'T\u00FCr'));
    expect(work.tried('merge', '--no-edit', 'theirs').code).toBe(0);
    const bytes = execBytes(work);
    expect(bytes).toBe(spec.replace('they are in', 'sie d\u00FCrfen').replace('Let people in', 'T\u00FCr'));
    expect(readdirSync(work.repo.root).filter((name) => /merge_file|\.tmp$/.test(name))).toEqual([]);
  });
});

function execBytes({repo}: DriverRepo): string {
  const words = repo.git('cat-file', '-p', `HEAD:${SPEC}`);
  expect(words).toContain('\uFFFD');
  return readFileSync(join(repo.root, SPEC), 'latin1');
}
