import {execFileSync, spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {settledStamp, stampOf} from '../../cli/kept-run/stamp.ts';
import {LATER, runKept} from '../support/kept-run.ts';
import {newRepo, type Repo, temporaryFolder} from '../support/repo.ts';
import {giveToNobody, runAsNobody, runBin} from '../support/run-bin.ts';
import {packageRoot, runCli} from '../support/run-cli.ts';
import {changeFiles, smallProject, specText} from '../support/small-project.ts';
import {treeOf, writeTree} from '../support/tree.ts';

const SPEC = 'openspec/specs/auth/spec.md';
const DELTA = 'openspec/changes/change-login/specs/auth/spec.md';
const files = {
  ...smallProject,
  ...changeFiles('change-login', 'auth'),
  [DELTA]:
    '## MODIFIED Requirements\n\n### Requirement: Login\n\nThe system SHALL ask.\n\n#### Scenario: Right\n\n- **WHEN** right\n- **THEN** in\n',
  'openspec/changes/wrong/tasks.md': '- [ ] 1.1 Do it\n',
};

function repoWithFiles(): Repo {
  const repo = newRepo();
  repo.commit('begin', files);
  return repo;
}

/** The folder in which runs are kept. */
function keptIn(root: string, folder = '.git/openspec'): readonly string[] {
  const path = join(root, folder);
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.startsWith('run-'))
        .map((name) => join(path, name))
    : [];
}

describe('a run whose world is the same', () => {
  test.each([
    ['lint'],
    ['lint', '--json'],
    ['lint', '--staged'],
    ['lint', '--since', 'HEAD'],
    ['lint', '--against', 'HEAD'],
    ['lint', 'wrong', '--quiet'],
    ['validate', '--all', '--strict'],
    ['--root', '.', 'lint', SPEC],
  ])('says the same without the program being loaded: %s %s', async (...argv) => {
    const repo = repoWithFiles();
    repo.write({[SPEC]: `${specText}\nMore.\n`});
    repo.git('add', SPEC);
    const anew = await runCli(argv, {cwd: repo.root});
    // The first run also writes down what is known of the history.
    for (const later of [0, LATER, LATER])
      expect(await runKept(argv, {cwd: repo.root, later})).toMatchObject(anew);
    expect(await runKept(argv, {cwd: repo.root})).toEqual({...anew, wasRun: false});
    expect(repo.git('status', '--porcelain')).toBe(`M  ${SPEC}\n`);
  });

  test('is told in the place where it was said, stream by stream', async () => {
    const repo = repoWithFiles();
    const argv = ['lint'];
    const plain = await runKept(argv, {cwd: repo.root});
    const wide = await runKept(argv, {cwd: repo.root, hasColor: true, width: 200});
    expect(wide.wasRun).toBe(true);
    expect(wide.stdout).not.toBe(plain.stdout);
    expect(await runKept(argv, {cwd: repo.root, hasColor: true, width: 200})).toEqual({
      ...wide,
      wasRun: false,
    });
    expect((await runKept(argv, {cwd: join(repo.root, 'openspec')})).wasRun).toBe(true);
  });

  test('does not depend on the day, which it does not look at', async () => {
    const repo = repoWithFiles();
    await runKept(['lint'], {cwd: repo.root, today: '2026-03-01'});
    const {wasRun} = await runKept(['lint'], {
      cwd: repo.root,
      today: '2026-03-02',
      now: '2026-03-02T00:00:00Z',
    });
    expect(wasRun).toBe(false);
  });

  test('is kept in node_modules where there is no repository, and nowhere where there is none either', async () => {
    const root = temporaryFolder();
    writeTree(root, files);
    const before = treeOf(root);
    const env = {GIT_CEILING_DIRECTORIES: join(root, '..')};
    for (const _ of [1, 2]) expect((await runKept(['lint'], {cwd: root, env})).wasRun).toBe(true);
    expect(treeOf(root)).toEqual(before);
    mkdirSync(join(root, 'node_modules'));
    const first = await runKept(['lint'], {cwd: root, env});
    expect(first.wasRun).toBe(true);
    expect(await runKept(['lint'], {cwd: root, env})).toEqual({...first, wasRun: false});
    expect(keptIn(root, 'node_modules/.cache/openspec-changes')).toHaveLength(1);
  });

  test('is kept by each work tree for itself', async () => {
    const repo = repoWithFiles();
    const other = join(temporaryFolder(), 'other');
    repo.git('worktree', 'add', '--quiet', other);
    await runKept(['lint'], {cwd: other});
    expect((await runKept(['lint'], {cwd: other})).wasRun).toBe(false);
    expect(keptIn(repo.root)).toEqual([]);
    expect(keptIn(repo.root, '.git/worktrees/other/openspec')).toHaveLength(1);
  });
});

describe('what is not kept', () => {
  test.each([
    ['lint', '--no-cache'],
    ['lint', '--verbose'],
    ['lint', '--fix-dry-run'],
    ['lint', '--format', 'json=report.json'],
    ['lint', '--stdin-filename', SPEC],
    ['lint', 'no-such-change'],
    ['list'],
    ['validate', '--no-cache'],
  ])('%s %s %s', async (...argv) => {
    const repo = repoWithFiles();
    for (const _ of [1, 2]) expect((await runKept(argv, {cwd: repo.root})).wasRun).toBe(true);
    expect(keptIn(repo.root)).toEqual([]);
  });
});

/** One thing that happens to a project. */
interface Edit {
  readonly kind:
    | 'change'
    | 'swap'
    | 'add'
    | 'remove'
    | 'remove folder'
    | 'rename'
    | 'touch'
    | 'replace by folder'
    | 'stage'
    | 'hide'
    | 'commit'
    | 'reset'
    | 'pack'
    | 'ignore'
    | 'nothing';
  readonly path: string;
  readonly text: string;
  /** Whether stamps are believed at once. */
  readonly later: number;
}

const paths = [
  SPEC,
  DELTA,
  'openspec/changes/wrong/tasks.md',
  'openspec/changes/wrong/proposal.md',
  'openspec/changes/add-a/specs/add-a/spec.md',
  'openspec/config.yaml',
  'AGENTS.md',
];
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom<Edit['kind']>(
    ...([
      'change',
      'swap',
      'add',
      'remove',
      'remove folder',
      'rename',
      'touch',
      'replace by folder',
    ] as const),
    ...(['stage', 'hide', 'commit', 'reset', 'pack', 'ignore', 'nothing'] as const),
  ),
  path: fc.constantFrom(...paths),
  later: fc.constantFrom(0, LATER, LATER),
  text: fc.constantFrom(
    ...[
      '\n',
      'lint:\n  rules: {}\n',
      '## ADDED Requirements\n',
      '- [x] 1.2 More\n',
      specText,
      '# T\n\n<p>\n',
      '\n### Requirement: Odd\n\nNothing.\n',
    ],
  ),
});

function happen(root: string, {kind, path, text}: Edit): void {
  const file = join(root, path);
  const isFile = existsSync(file) && lstatSync(file).isFile();
  const act: Partial<Record<Edit['kind'], () => void>> = {
    change: () => isFile && appendFileSync(file, text),
    swap: () => isFile && swap(file),
    add: () => !isUnder(root, path) && writeTree(root, {[path]: text}),
    remove: () => existsSync(file) && rmSync(file, {recursive: true}),
    'remove folder': () =>
      path.split('/').length > 2 && rmSync(dirname(file), {recursive: true, force: true}),
    rename: () => isFile && renameSync(file, `${file}.old.md`),
    touch: () => isFile && utimesSync(file, 1e9, 1e9),
    'replace by folder': () => {
      if (!isFile) return;
      rmSync(file);
      mkdirSync(file);
    },
    ignore: () => writeTree(root, {'.gitignore': text.includes('p') ? '*.md\n' : '\n'}),
  };
  act[kind]?.();
}

/** What takes a repository. */
function happenIn(repo: Repo, {kind, path, text}: Edit): void {
  const act: Partial<Record<Edit['kind'], () => void>> = {
    stage: () => repo.git('add', '-A'),
    hide: () =>
      repo.git('ls-files', '-s', '--', path).includes(`\t${path}\n`) &&
      repo.git('update-index', '--assume-unchanged', path),
    commit: () => repo.commit(`Work on change-login ${text.length}`),
    reset: () => repo.git('reset', '--quiet', '--hard'),
    pack: () => repo.git('gc', '--quiet'),
  };
  act[kind]?.();
}

/** Whether something is there, or a file on the way. */
function isUnder(root: string, path: string): boolean {
  const parts = path.split('/').map((_, index, names) => join(root, ...names.slice(0, index + 1)));
  return existsSync(join(root, path)) || parts.some((part) => existsSync(part) && lstatSync(part).isFile());
}

/** Other bytes, as many of them, and the time of before. */
function swap(file: string): void {
  const {atime, mtime} = lstatSync(file);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/SHALL|would|\[[ x]\]/g, (word) => SWAPPED[word] ?? word),
  );
  utimesSync(file, atime, mtime);
}

const SWAPPED: Readonly<Record<string, string>> = {
  SHALL: 'would',
  would: 'SHALL',
  '[ ]': '[x]',
  '[x]': '[ ]',
};

/** How many of some runs said again what was kept. */
async function repeatedAfter(
  {kind, path, later}: Edit,
  root: string,
  lines: readonly (readonly string[])[],
): Promise<number> {
  let repeated = 0;
  const env = {GIT_CEILING_DIRECTORIES: join(root, '..')};
  for (const argv of lines) {
    const anew = await runCli(argv, {cwd: root, env});
    const {wasRun, ...kept} = await runKept(argv, {cwd: root, later, env});
    expect(kept, `${argv.join(' ')} after ${kind} ${path}`).toEqual(anew);
    if (!wasRun) repeated++;
  }
  return repeated;
}

/** Some are named as folders and files of ours are. */
const BRANCHES = ['topic', 'openspec', 'feature/openspec', 'openspec/history-x', 'a/openspec/history-0.json'];
const branches = fc.constantFrom(...BRANCHES);

describe('whatever happens to a project', () => {
  test.each(BRANCHES)('a commit is seen on the branch %s', async (branch) => {
    const repo = repoWithFiles();
    repo.git('switch', '--quiet', '--create', branch);
    const validate = async () =>
      (await runKept(['validate', '--all'], {cwd: repo.root, later: LATER})).wasRun;
    expect([await validate(), await validate()]).toEqual([true, false]);
    repo.commit('Ask for more');
    expect(await validate()).toBe(true);
  });

  test('a run says what it says anew', async () => {
    let repeated = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, {minLength: 3, maxLength: 6}), branches, async (edits, branch) => {
        const repo = repoWithFiles();
        repo.git('switch', '--quiet', '--create', branch);
        for (const each of edits) {
          happen(repo.root, each);
          happenIn(repo, each);
          repeated += await repeatedAfter(each, repo.root, [
            ['lint'],
            ['lint', '--staged'],
            ['validate', '--all'],
          ]);
        }
      }),
      {numRuns: 5},
    );
    expect(repeated).toBeGreaterThan(2);
  }, 60_000);

  test('a run without git, which sees most of it, says what it says anew', async () => {
    let repeated = 0;
    const edits = fc.array(edit, {minLength: 8, maxLength: 8});
    await fc.assert(
      fc.asyncProperty(edits, async (given) => {
        const root = temporaryFolder();
        writeTree(root, {...files, 'node_modules/x/package.json': '{}'});
        for (const each of given) {
          happen(root, each);
          repeated += await repeatedAfter(each, root, [['lint'], ['validate', '--all']]);
        }
      }),
      {numRuns: 12},
    );
    expect(repeated).toBeGreaterThan(10);
  }, 60_000);

  const shown: readonly (readonly [what: string, edit: (root: string) => void])[] = [
    ['a content', (root) => appendFileSync(join(root, SPEC), '\n### Requirement: Odd\n\nNothing.\n')],
    ['a content of as many bytes', (root) => swap(join(root, SPEC))],
    ['a name that came', (root) => mkdirSync(join(root, 'openspec/changes/new'))],
    ['a name that went', (root) => rmSync(join(root, 'openspec/changes/wrong'), {recursive: true})],
    ['a name below', (root) => writeTree(root, {'openspec/changes/wrong/proposal.md': '## Why\n\nSo.\n'})],
    [
      'a file that is a folder',
      (root) => happen(root, {kind: 'replace by folder', path: SPEC, text: '', later: 0}),
    ],
  ];

  test.each(shown.flatMap(([what, act]) => [0, LATER].map((later) => [what, later, act] as const)))(
    '%s is seen, %i milliseconds later',
    async (_, later, act) => {
      const root = temporaryFolder();
      const env = {GIT_CEILING_DIRECTORIES: join(root, '..')};
      writeTree(root, {...files, 'node_modules/x/package.json': '{}'});
      const before = await runKept(['lint'], {cwd: root, env, later});
      expect(await runKept(['lint'], {cwd: root, env, later})).toEqual({...before, wasRun: false});
      act(root);
      const after = await runKept(['lint'], {cwd: root, env, later});
      expect(after).toEqual({...(await runCli(['lint'], {cwd: root, env})), wasRun: true});
      expect(after.stdout).not.toBe(before.stdout);
    },
  );

  test('a change of as many bytes at the same time is seen, however soon it comes', async () => {
    const repo = repoWithFiles();
    for (const words of ['SHALL', 'shall', 'SHALL', 'shall']) {
      const text = specText.replace('SHALL', words);
      writeFileSync(join(repo.root, SPEC), text);
      utimesSync(join(repo.root, SPEC), 1e9, 1e9);
      const anew = await runCli(['lint', SPEC], {cwd: repo.root});
      expect(await runKept(['lint', SPEC], {cwd: repo.root})).toMatchObject(anew);
    }
  });

  test('a file that was not left alone is read again, and its stamp believed the next time', async () => {
    const repo = repoWithFiles();
    const first = await runKept(['lint'], {cwd: repo.root});
    utimesSync(join(repo.root, SPEC), 1e9, 1e9);
    const [before] = keptIn(repo.root).map((file) => readFileSync(file, 'latin1'));
    expect(await runKept(['lint'], {cwd: repo.root, later: LATER})).toEqual({...first, wasRun: false});
    const [after] = keptIn(repo.root).map((file) => readFileSync(file, 'latin1'));
    expect(after).not.toBe(before);
    expect(await runKept(['lint'], {cwd: repo.root, later: LATER})).toEqual({...first, wasRun: false});
    expect(keptIn(repo.root).map((file) => readFileSync(file, 'latin1'))).toEqual([after]);
  });
});

describe('a stamp', () => {
  const fileNow = () => {
    const root = temporaryFolder();
    const file = join(root, 'file.md');
    writeFileSync(file, 'text');
    return {root, file, written: lstatSync(file).ctimeMs};
  };

  test.each(['file', 'root'] as const)('is kept when a second change would show in it: %s', (name) => {
    const {[name]: path, written} = fileNow();
    const at = (later: number, platform = 'linux') => settledStamp(path, {now: written + later, platform});
    expect([-60_000, 0, 2000].map((later) => at(later))).toEqual([undefined, undefined, undefined]);
    expect(at(LATER)).toEqual(stampOf(path));
  });

  test('of a folder tells nothing on Windows', () => {
    const {root, file, written} = fileNow();
    const moment = {now: written + LATER, platform: 'win32'};
    expect([settledStamp(file, moment), settledStamp(root, moment)]).toEqual([stampOf(file), undefined]);
  });

  test('is of a plain file or a folder', () => {
    const {root, file} = fileNow();
    symlinkSync(file, join(root, 'link'));
    expect([join(root, 'link'), join(root, 'none'), '/dev/null'].map(stampOf)).toEqual(
      [1, 2, 3].map(() => undefined),
    );
  });
});

describe('what is kept', () => {
  test('is not believed where a byte of it is another, or it is cut short', async () => {
    const repo = repoWithFiles();
    const first = await runKept(['lint'], {cwd: repo.root});
    const [file = ''] = keptIn(repo.root);
    const whole = readFileSync(file);
    const damages = fc.oneof(
      fc.record({at: fc.nat(whole.length - 1), bit: fc.nat(7)}).map(({at, bit}) => () => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        writeFileSync(file, bytes);
      }),
      fc.constantFrom(0, 1, 15, 16, 39, 40, 41, 1000, whole.length - 1).map((length) => () => {
        writeFileSync(file, whole);
        truncateSync(file, length);
      }),
      fc.uint8Array({maxLength: 200}).map((bytes) => () => writeFileSync(file, bytes)),
      fc.uint8Array({minLength: 1, maxLength: 64}).map((bytes) => () => {
        writeFileSync(file, whole);
        appendFileSync(file, bytes);
      }),
    );
    await fc.assert(
      fc.asyncProperty(damages, async (damage) => {
        damage();
        expect(await runKept(['lint'], {cwd: repo.root})).toEqual({...first, wasRun: true});
      }),
      {numRuns: 60},
    );
    expect((await runKept(['lint'], {cwd: repo.root})).wasRun).toBe(false);
  });

  test('is not believed where it was made elsewhere, nor behind a link', async () => {
    const [one, other] = [repoWithFiles(), repoWithFiles()];
    await runKept(['lint'], {cwd: one.root});
    const [file = ''] = keptIn(one.root);
    const kept = readFileSync(file);
    rmSync(join(one.root, '.git/openspec'), {recursive: true});
    mkdirSync(join(one.root, 'aside'));
    mkdirSync(join(one.root, '.git/openspec'));
    writeFileSync(file, kept);
    expect((await runKept(['lint'], {cwd: one.root})).wasRun).toBe(true);
    const elsewhere = temporaryFolder();
    symlinkSync(elsewhere, join(other.root, '.git/openspec'));
    for (const _ of [1, 2]) expect((await runKept(['lint'], {cwd: other.root})).wasRun).toBe(true);
    expect(readdirSync(elsewhere).filter((name) => name.startsWith('run-'))).toEqual([]);
  });

  test('is little: the oldest of a build goes, and what runs that died have left', async () => {
    const repo = repoWithFiles();
    const folder = join(repo.root, '.git/openspec');
    mkdirSync(folder);
    writeFileSync(join(folder, 'run-0-0.bin.77.next'), 'x');
    for (let width = 60; width < 80; width++) {
      const known = keptIn(repo.root);
      await runKept(['lint'], {cwd: repo.root, width});
      // However quickly they follow each other, each is a second younger than those before.
      for (const file of keptIn(repo.root))
        if (!known.includes(file)) utimesSync(file, 1e9 + width, 1e9 + width);
    }
    expect(keptIn(repo.root)).toHaveLength(16);
    expect(keptIn(repo.root).filter((file) => file.endsWith('.next'))).toEqual([]);
    expect((await runKept(['lint'], {cwd: repo.root, width: 79})).wasRun).toBe(false);
    expect((await runKept(['lint'], {cwd: repo.root, width: 60})).wasRun).toBe(true);
  });

  test('is there for each Node and build beside the others, as long as all of it is little', async () => {
    const repo = repoWithFiles();
    const wasRun = async (node: string) => (await runKept(['lint'], {cwd: repo.root, node})).wasRun;
    const nodes = ['v20.19.0', 'v22.0.0', 'v20.19.0', 'v22.0.0'];
    const ran: boolean[] = [];
    for (const node of nodes) ran.push(await wasRun(node));
    expect(ran).toEqual([true, true, false, false]);
    for (let index = 0; index < 60; index++) {
      const name = `run-${`${index % 6}`.repeat(16)}-${`${index}`.padStart(16, '0')}.bin`;
      writeFileSync(join(repo.root, '.git/openspec', name), 'x');
      utimesSync(join(repo.root, '.git/openspec', name), 1e9 + index, 1e9 + index);
    }
    await wasRun('v24.0.0');
    expect(keptIn(repo.root)).toHaveLength(48);
    expect(keptIn(repo.root).filter((file) => /0{14}1[0-4]\.bin$/.test(file))).toEqual([]);
    expect([await wasRun('v20.19.0'), await wasRun('v22.0.0')]).toEqual([false, false]);
  });

  test('is for its owner to read', async () => {
    const repo = repoWithFiles();
    await runKept(['lint'], {cwd: repo.root});
    expect(keptIn(repo.root).map((file) => lstatSync(file).mode & 0o777)).toEqual([0o600]);
  });
});

describe('git', () => {
  /** What a validation says that believes what git said of commits, and then one where something happened to git. */
  const twice = (
    act: (home: string) => void,
    env: (home: string) => Readonly<Record<string, string>>,
    later: typeof env = env,
  ) => {
    const [repo, home] = [repoWithFiles(), temporaryFolder()];
    const run = (given: Readonly<Record<string, string>>, ...argv: string[]) => {
      const fixed = {GIT_CONFIG_NOSYSTEM: '1', HOME: home, XDG_CONFIG_HOME: ''};
      const {status, stdout, stderr} = runBin(repo.root, ['validate', '--all', ...argv], {
        env: {...fixed, ...given},
      });
      return {status, stdout, stderr};
    };
    const before = run(env(home));
    expect(run(env(home))).toEqual(before);
    expect(keptIn(repo.root)).toHaveLength(1);
    act(home);
    const after = run(later(home));
    expect(after).toEqual(run(later(home), '--no-cache'));
    expect(after).not.toEqual(before);
  };
  const broken = '[core\n';

  test('that is not there any more is not believed', async () => {
    const [repo, home] = [repoWithFiles(), temporaryFolder()];
    const [real = ''] = execFileSync('which', ['git'], {encoding: 'utf8'}).split('\n');
    mkdirSync(join(home, 'bin'));
    symlinkSync(real, join(home, 'bin/git'));
    const wasRun = async (path: string) => {
      const env = {PATH: `${join(home, 'none')}:${join(home, path)}`};
      return (await runKept(['validate', '--all'], {cwd: repo.root, env})).wasRun;
    };
    expect([await wasRun('bin'), await wasRun('bin'), await wasRun('no')]).toEqual([true, false, true]);
    rmSync(join(home, 'bin/git'));
    expect(await wasRun('bin')).toBe(true);
  });

  test.each<readonly [file: string, env: (home: string) => Readonly<Record<string, string>>]>([
    ['.gitconfig', () => ({})],
    ['.config/git/config', () => ({})],
    ['xdg/git/config', (home) => ({XDG_CONFIG_HOME: join(home, 'xdg')})],
    ['other', (home) => ({GIT_CONFIG_GLOBAL: join(home, 'other')})],
    ['system', (home) => ({GIT_CONFIG_NOSYSTEM: '0', GIT_CONFIG_SYSTEM: join(home, 'system')})],
  ])('that refuses what is set in %s is not believed', (file, env) => {
    twice((home) => writeTree(home, {[file]: broken}), env);
    twice(
      (home) => writeTree(home, {included: broken}),
      (home) => {
        writeTree(home, {[file]: `[include]\n\tpath = ${home}/included\n`, included: ''});
        return env(home);
      },
      env,
    );
  });

  test('that refuses what the configuration of the repository includes is not believed', async () => {
    const repo = repoWithFiles();
    repo.git('config', 'include.path', 'more');
    repo.write({'.git/more': ''});
    const argv = ['validate', '--all'];
    const wasRun = async () => (await runKept(argv, {cwd: repo.root, later: LATER})).wasRun;
    expect([await wasRun(), await wasRun()]).toEqual([true, false]);
    repo.write({'.git/more': broken});
    expect(await runKept(argv, {cwd: repo.root})).toMatchObject(await runCli(argv, {cwd: repo.root}));
  });

  test.runIf(process.getuid?.() === 0)('that trusts a folder no longer is not believed', () => {
    const repo = repoWithFiles();
    const home = temporaryFolder();
    giveToNobody(repo.root);
    writeTree(home, {'.gitconfig': '[safe]\n\tdirectory = *\n'});
    const run = (...argv: string[]) =>
      runBin(repo.root, ['validate', '--all', ...argv], {env: {HOME: home}}).stderr;
    expect(run()).toBe(run());
    rmSync(join(home, '.gitconfig'));
    expect(run()).toBe(run('--no-cache'));
  });
});

describe('the bin', () => {
  const digestIn = (home: string) =>
    /"([0-9a-f]{16})"/.exec(readFileSync(join(home, 'dist/openspec.cjs'), 'utf8'))?.[1] ?? 'none';
  const told = ({status, stdout, stderr}: ReturnType<typeof runBin>) => ({status, stdout, stderr});

  test('says the same with what is kept and without', () => {
    const repo = repoWithFiles();
    const run = (...argv: string[]) => told(runBin(repo.root, argv, {env: {GIT_CONFIG_GLOBAL: '/dev/null'}}));
    const anew = run('lint', '--no-cache');
    expect(keptIn(repo.root)).toEqual([]);
    expect([run('lint'), run('lint')]).toEqual([anew, anew]);
    expect(keptIn(repo.root)).toHaveLength(1);
    writeFileSync(join(repo.root, SPEC), specText.replace('SHALL', 'must'));
    expect(run('lint')).toEqual(run('lint', '--no-cache'));
  });

  test('believes what its own build has kept, and no other', () => {
    const repo = repoWithFiles();
    const home = temporaryFolder();
    for (const part of ['package.json', 'dist/openspec.cjs', 'dist/bin'])
      cpSync(join(packageRoot, part), join(home, part), {recursive: true});
    const lint = () => runBin(repo.root, ['lint'], {home});
    lint();
    expect(keptIn(repo.root)).toHaveLength(1);
    lint();
    expect(keptIn(repo.root)).toHaveLength(1);
    const bin = join(home, 'dist/openspec.cjs');
    writeFileSync(bin, readFileSync(bin, 'utf8').replaceAll(digestIn(home), 'f'.repeat(16)));
    lint();
    expect(keptIn(repo.root)).toHaveLength(2);
  });

  test.each(['openspec.cjs', 'bin/hot.cjs', 'bin/disk.cjs'])(
    'believes nothing of what was kept before somebody changed its file %s',
    (file) => {
      const repo = repoWithFiles();
      const home = temporaryFolder();
      for (const part of ['package.json', 'dist/openspec.cjs', 'dist/bin'])
        cpSync(join(packageRoot, part), join(home, part), {recursive: true});
      const lint = () => runBin(repo.root, ['lint'], {home});
      const before = lint();
      lint();
      expect(keptIn(repo.root)).toHaveLength(1);
      appendFileSync(join(home, 'dist', file), '\n');
      expect(lint().stdout).toBe(before.stdout);
      expect(keptIn(repo.root)).toHaveLength(2);
    },
  );

  test('is another build when one byte of it, or its version, is another', () => {
    const [digest, folder] = [digestIn(packageRoot), join(packageRoot, 'dist/bin')];
    const textOf = (...path: readonly string[]) => readFileSync(join(packageRoot, ...path), 'utf8');
    const {version} = JSON.parse(textOf('package.json'));
    const names = readdirSync(folder).map((name) => name.replace('.cjs', ''));
    const others = names.sort().map((name) => [name, textOf('dist/bin', `${name}.cjs`)]);
    const first = textOf('dist/openspec.cjs').replaceAll(digest, '@build-digest-@@');
    const all = createHash('sha256').update(JSON.stringify([version, first, ...others]));
    expect(all.digest('hex').slice(0, digest.length)).toBe(digest);
  });

  test('is run many times at once', async () => {
    const repo = repoWithFiles();
    const bin = join(packageRoot, 'dist', 'openspec.cjs');
    const once = () =>
      new Promise<string>((resolve) => {
        const ran = spawn(process.execPath, [bin, 'lint'], {cwd: repo.root});
        let said = '';
        ran.stdout.on('data', (bytes) => {
          said += bytes;
        });
        ran.on('close', (code) => resolve(`${code} ${said}`));
      });
    const all = [...(await Promise.all([1, 2, 3, 4].map(once))), ...(await Promise.all([1, 2].map(once)))];
    const {status, stdout} = runBin(repo.root, ['lint', '--no-cache']);
    expect(new Set(all)).toEqual(new Set([`${status} ${stdout}`]));
    expect(keptIn(repo.root).filter((file) => !file.endsWith('.bin'))).toEqual([]);
  });

  test('fails at nothing where nothing can be kept', () => {
    const repo = repoWithFiles();
    const anew = runBin(repo.root, ['lint', '--no-cache']);
    runAsNobody(repo.root, 'list');
    rmSync(join(repo.root, '.git/openspec'), {recursive: true, force: true});
    chmodSync(join(repo.root, '.git'), 0o555);
    const {status, stdout} = runBin(repo.root, ['lint'], {asNobody: true});
    chmodSync(join(repo.root, '.git'), 0o755);
    expect({status, stdout}).toEqual({status: anew.status, stdout: anew.stdout});
    expect(keptIn(repo.root)).toEqual([]);
  });

  test('that is killed while it keeps a run leaves nothing that does harm', () => {
    const repo = repoWithFiles();
    const anew = runBin(repo.root, ['lint', '--no-cache']);
    runBin(repo.root, ['lint']);
    rmSync(keptIn(repo.root)[0] ?? '');
    const {stderr} = runBin(repo.root, ['lint'], {env: {OPENSPEC_COUNT: '1'}});
    const calls = Number(/calls (\d+)/.exec(stderr)?.[1]);
    expect(calls).toBeGreaterThan(4);
    rmSync(keptIn(repo.root)[0] ?? '');
    // They make the file, write it, have the disk keep it, close it and give it its name.
    for (let step = 1; step <= calls; step++) {
      expect(runBin(repo.root, ['lint'], {env: {OPENSPEC_KILL_AT: `${step}`}}).signal).toBe('SIGKILL');
      expect(told(runBin(repo.root, ['lint']))).toEqual(told(anew));
      expect(keptIn(repo.root).filter((file) => !file.endsWith('.bin'))).toEqual([]);
      for (const file of keptIn(repo.root)) rmSync(file);
    }
    expect(repo.git('status', '--porcelain')).toBe('');
  });
});
