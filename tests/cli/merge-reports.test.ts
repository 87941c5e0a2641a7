import {execFileSync} from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Ajv2020} from 'ajv/dist/2020.js';
import {afterAll, describe, expect, test} from 'vitest';
import {formats} from '../../src/report/findings/index.ts';
import {packageRoot, runCli} from '../support/run-cli.ts';

const scratch = mkdtempSync(join(tmpdir(), 'openspec-shards-'));
afterAll(() => rmSync(scratch, {recursive: true, force: true}));

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/blob.json', import.meta.url), 'utf8'));
const isBlob = new Ajv2020({allErrors: true}).compile(schema);
const ids = formats.map(({id}) => id);
/** A baseline that cannot be read is refused, and nothing is checked. */
const cases = readdirSync(join(import.meta.dirname, 'lint'))
  .filter((name) => name !== 'baseline-broken')
  .map((name) => [name, join(import.meta.dirname, 'lint', name, 'in')] as const)
  .filter(([, folder]) => existsSync(folder));
const corpora = ['Prodelaya+auto-reddit', 'wenisy+StockPulse', 'seszele64+chutes-ai-load-balancer']
  .map((name) => [name, join(packageRoot, '..', 'shared', 'corpus', name)] as const)
  .filter(([, folder]) => existsSync(join(folder, 'openspec')));

/** A copy with a history: what is beside a project on this machine is nothing to it. */
function copied(folder: string, hasGit: boolean): string {
  const work = mkdtempSync(join(scratch, 'work-'));
  cpSync(folder, work, {recursive: true});
  if (!hasGit) return work;
  const git = (...words: readonly string[]) => execFileSync('git', words, {cwd: work, stdio: 'pipe', env});
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '-m', 'Begin');
  git('add', '.');
  git('commit', '--quiet', '-m', 'Add all');
  return work;
}

const env = {
  ...process.env,
  ...{GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1'},
  ...{GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org'},
  ...{GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org'},
};

/** Check every shard of a project, and bring the reports to a folder where nothing else is. */
async function keepShards(cwd: string, words: readonly string[], total: number): Promise<string> {
  for (let index = 1; index <= total; index++) {
    const argv = ['lint', ...words, '--shard', `${index}/${total}`, '--format', 'blob=out/'];
    expect(await runCli(argv, {cwd})).toMatchObject({code: 0, stdout: ''});
  }
  const elsewhere = mkdtempSync(join(scratch, 'merge-'));
  cpSync(join(cwd, 'out'), join(elsewhere, 'out'), {recursive: true});
  rmSync(join(cwd, 'out'), {recursive: true});
  return elsewhere;
}

async function expectSame(
  cwd: string,
  words: readonly string[],
  total: number,
  told: readonly string[],
): Promise<void> {
  const elsewhere = await keepShards(cwd, words, total);
  for (const name of readdirSync(join(elsewhere, 'out'))) {
    isBlob(JSON.parse(readFileSync(join(elsewhere, 'out', name), 'utf8')));
    expect(isBlob.errors ?? []).toEqual([]);
  }
  for (const id of told) {
    const judging = ['--format', id, '--max-warnings', '1'];
    const whole = await runCli(['lint', ...words, ...judging], {cwd});
    expect(await runCli(['merge-reports', 'out', ...judging], {cwd: elsewhere})).toEqual(whole);
  }
}

describe('all shards of a run tell together what one run tells', () => {
  test.each(cases)('of the case %s', async (_, folder) => {
    await expectSame(copied(folder, false), [], 4, ['stylish', 'sarif']);
  });

  test.each(corpora)('of %s, with what git says', async (_, folder) => {
    const cwd = copied(folder, true);
    await expectSame(cwd, [], 3, ['stylish', 'sarif', 'github']);
    await expectSame(cwd, ['--archived'], 2, ['json']);
    await expectSame(cwd, ['--since', 'HEAD~1', '--rule', 'loose-prose=error'], 2, ['json']);
    await expectSame(cwd, ['openspec/specs', 'openspec/changes'], 5, ['gitlab']);
  });

  test('in every format', async () => {
    await expectSame(copied(join(import.meta.dirname, 'lint/suppressed/in'), true), [], 2, ids);
  });

  test('about some paths, from a folder beside them', async () => {
    const cwd = copied(join(import.meta.dirname, 'lint/choices/in'), true);
    mkdirSync(join(cwd, 'src'));
    await expectSame(join(cwd, 'src'), ['../openspec/changes'], 2, ['stylish', 'github']);
    await expectSame(cwd, ['--root', 'openspec/changes'], 2, ['stylish', 'junit']);
  });
});

test('a command to forget what is known is made of words that were looked at', async () => {
  const cwd = copied(join(import.meta.dirname, 'lint/stylish/in'), false);
  expect((await runCli(['lint', '--update-baseline', '--baseline', 'openspec/other.json'], {cwd})).code).toBe(
    0,
  );
  const known = JSON.parse(readFileSync(join(cwd, 'openspec/other.json'), 'utf8'));
  known.known[0].about = 'gone';
  writeFileSync(join(cwd, 'openspec/other.json'), JSON.stringify(known));
  await expectSame(cwd, ['openspec', '--baseline', 'openspec/other.json'], 2, ['stylish', 'json']);
});

describe('reports that are not those of one run', () => {
  let cwd = '';
  const at = (name: string) => join(cwd, 'out', name);
  const merge = async () => {
    const {code, stdout, stderr} = await runCli(['merge-reports', 'out'], {cwd});
    expect({code, stdout}).toEqual({code: 2, stdout: ''});
    return stderr;
  };
  const edit = (change: (text: string) => string) =>
    writeFileSync(at('report-2-of-2.json'), change(readFileSync(at('report-2-of-2.json'), 'utf8')));

  async function fresh(): Promise<void> {
    cwd = await keepShards(copied(join(import.meta.dirname, 'lint/stylish/in'), true), [], 2);
  }

  test('are refused where one is missing', async () => {
    await fresh();
    rmSync(at('report-2-of-2.json'));
    expect(await merge()).toBe(
      'openspec: The report of shard 2/2 is missing in out (missing-shard)\n  Try: openspec lint --shard 2/2 --format blob=out\n',
    );
  });

  test('are refused where one is missing, with the root that the others had', async () => {
    const work = copied(join(import.meta.dirname, 'lint/stylish/in'), false);
    cwd = await keepShards(work, ['--root', 'openspec'], 2);
    rmSync(at('report-2-of-2.json'));
    expect(await merge()).toContain('Try: openspec lint --root openspec --shard 2/2 --format blob=out\n');
  });

  test.each([true, false])(
    'are refused where a file was edited between them, with git: %j',
    async (hasGit) => {
      const work = copied(join(import.meta.dirname, 'lint/stylish/in'), hasGit);
      cwd = work;
      const shard = async (index: number) =>
        expect(
          await runCli(['lint', '--shard', `${index}/2`, '--format', 'blob=out'], {cwd: work}),
        ).toMatchObject({code: 0});
      await shard(1);
      const read: Record<string, string> = JSON.parse(readFileSync(at('report-1-of-2.json'), 'utf8')).read;
      await shard(2);
      const own = Object.keys(JSON.parse(readFileSync(at('report-2-of-2.json'), 'utf8')).read);
      const shared = own.find((path) => path in read && path.endsWith('.md')) ?? '';
      const text = readFileSync(join(work, shared), 'utf8');
      const swapped = text.replace(/[a-z](?=[^a-z]*$)/, (letter) => (letter === 'x' ? 'y' : 'x'));
      expect(swapped).not.toBe(text);
      writeFileSync(join(work, shared), swapped);
      await shard(2);
      expect(await merge()).toBe(
        `openspec: out/report-1-of-2.json and out/report-2-of-2.json read different contents of ${shared}, expected one run (other-run)\n  Try: openspec lint --shard 2/2 --format blob=out\n`,
      );
      writeFileSync(join(work, shared), text);
      await shard(2);
      // A file that only one of them reads tells by its size.
      writeFileSync(join(work, 'openspec/notes.txt'), 'new');
      await shard(1);
      writeFileSync(join(work, 'openspec/notes.txt'), 'longer');
      await shard(2);
      expect(await merge()).toContain('are of different files or settings');
    },
  );

  test('are refused where they would fill the memory', async () => {
    await fresh();
    const huge = {length: 32 * 1024 * 1024, lines: 1, shown: []};
    const blob = JSON.parse(readFileSync(at('report-2-of-2.json'), 'utf8'));
    const paths = Array.from({length: 200}, (_, index) => `openspec/${index}.md`);
    blob.texts = {...blob.texts, ...Object.fromEntries(paths.map((path) => [path, huge]))};
    edit(() => JSON.stringify(blob));
    expect((await runCli(['merge-reports', 'out'], {cwd})).code).toBeLessThan(2);
    const finding = {rule: 'task-marker', severity: 'error', message: 'x', related: []};
    blob.findings = paths.map((path) => ({...finding, path}));
    edit(() => JSON.stringify(blob));
    expect(await merge()).toMatch(/come to \d+ characters, expected at most /);
    edit(() => `{"kind":"openspec-shard","version":1,"findings":[${'{},'.repeat(17 * 1024 ** 2)}{}]}`);
    expect(await merge()).toContain('holds more than 16777216 objects and lists (reports-too-large)');
    truncateSync(at('report-2-of-2.json'), 3 * 1024 ** 3);
    expect(await merge()).toMatch(
      /have \d+ bytes, expected at most 268435456 \(256 MiB\) \(reports-too-large/,
    );
  });

  test('are refused where one is there twice, or of another total', async () => {
    await fresh();
    copyFileSync(at('report-2-of-2.json'), at('report-2-of-2 (1).json'));
    expect(await merge()).toMatch(/ are both of shard 2\/2, expected one/);
    rmSync(at('report-2-of-2 (1).json'));
    const other = await keepShards(copied(join(import.meta.dirname, 'lint/stylish/in'), true), [], 1);
    copyFileSync(join(other, 'out/report-1-of-1.json'), at('report-1-of-1.json'));
    expect(await merge()).toMatch(/ are shards of different totals, expected one run/);
  });

  test('are refused where one is torn, at whatever byte', async () => {
    await fresh();
    const whole = readFileSync(at('report-2-of-2.json'), 'utf8');
    for (const length of [0, 1, 20, Math.floor(whole.length / 2), whole.length - 2]) {
      edit(() => whole.slice(0, length));
      expect(await merge()).toMatch(/report-2-of-2\.json is torn/);
    }
  });

  test.each([
    ['a version', /"tool":"[^"]*"/, '"tool":"0.0.1"', 'is of version 0.0.1'],
    ['a commit', /"commit":"[^"]*"/, '"commit":"00"', 'are of different commits'],
    ['inputs', /"inputs":"[^"]*"/, '"inputs":"00"', 'are of different files or settings'],
    ['words', /"words":\[\]/, '"words":["x"]', 'are of different command lines'],
    ['a form', /"version":1/, '"version":2', 'has version 2, expected 1'],
    ['a kind', /openspec-shard/, 'other', 'is no report of'],
    ['a rule that is a path', /"rule":"[^"]*"/, '"rule":"../../x"', 'can be read in `findings`'],
    ['a length beyond all', /"length":\d+/, '"length":1e15', 'can be read in `texts`'],
    ['a text of its own', /"length":\d+/, '"length":3', 'does not fit together'],
    ['a tag for a version', /"tool":"[^"]*"/, '"tool":"latest"', 'can be read in `run`'],
    ['another package for a version', /"tool":"[^"]*"/, '"tool":"npm:evil@1.0.0"', 'can be read in `run`'],
    ['a flag that writes', /"words":\[\]/, '"words":["--fix"]', 'can be read in `run`'],
    ['a NUL in its root', /"root":""/, '"root":"a\\u0000b"', 'can be read in `run`'],
    ['a NUL in a path', /"path":"[^"]*"/, '"path":"a\\u0000b"', 'can be read in `findings`'],
    ['a line beyond all', /"shown":\[\[\d+/, '"shown":[[1e15', 'does not fit together'],
    ['an offset beyond all', /"shown":\[\[(\d+),\d+/, '"shown":[[$1,1e15', 'does not fit together'],
    ['a place beyond all', /"column":\d+/, '"column":1e15', 'can be read in `findings`'],
    ['a text that was read', /("read":\{"[^"]*":)"[^"]*"/, '$1"00"', 'read different contents of openspec/'],
  ])('are refused where one has %s of its own', async (_, from, to, said) => {
    await fresh();
    const name = readdirSync(join(cwd, 'out')).find((each) => from.test(readFileSync(at(each), 'utf8')));
    writeFileSync(at(name ?? ''), readFileSync(at(name ?? ''), 'utf8').replace(from, to));
    const stderr = await merge();
    expect(stderr).toContain(said);
    expect(stderr).toMatch(/\n {2}Try: \S/);
  });
});
