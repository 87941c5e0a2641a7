import {execFileSync, spawnSync} from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {buildSync} from 'esbuild';
import {afterAll, describe, expect, test} from 'vitest';
import {findRoot} from '../../src/disk/find-root.ts';
import type {Fs} from '../../src/disk/fs.ts';
import {memoryFs} from '../../src/disk/memory-fs.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {openProject, readSource} from '../../src/disk/open-project.ts';
import {Refusal} from '../../src/refusal.ts';

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-open-')));
afterAll(() => {
  execFileSync('chmod', ['-R', 'u+rwX', temporary]);
  rmSync(temporary, {recursive: true, force: true});
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(temporary, 'root-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), text);
  }
  return root;
}

function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

const onPosix = describe.skipIf(process.platform === 'win32');

describe('a project', () => {
  test('is found upwards, past files of that name', () => {
    const fs = memoryFs({
      '/a/openspec/changes/x/proposal.md': '# X\n',
      '/a/b/openspec': 'a program',
      '/a/b/c/d.ts': '',
    });
    expect(findRoot(fs, '/a/b/c')).toBe('/a');
    expect(findRoot(fs, '/a/b/c/d.ts')).toBe('/a');
    expect(openProject(fs, '/a/b/c').project.changes.map(({name}) => name)).toEqual(['x']);
    expect(findRoot(fs, '/')).toBeUndefined();
  });

  test('that is not there is refused with the way to make one', () => {
    expect(refusalOf(() => openProject(memoryFs({'/a/b': ''}), '/a'))).toMatchObject({
      code: 'no-project',
      hint: 'openspec init',
    });
    expect(refusalOf(() => openProject(memoryFs({'/a/openspec': ''}), '/a')).code).toBe('no-project');
  });

  test('takes each name as it is, whatever it holds', () => {
    const names = [
      'new\nline',
      'NFC-\u00e9',
      'NFD-e\u0301',
      ' blank ',
      '日本',
      '"quoted"',
      'back\\slash',
      '😀',
      '.hidden',
      '__proto__',
    ];
    const files = Object.fromEntries(
      names.map((name) => [`/r/openspec/changes/${name}/proposal.md`, '# X\n']),
    );
    const {project} = openProject(memoryFs(files), '/r');
    expect(new Set(project.changes.map(({name}) => name))).toEqual(
      new Set(names.filter((name) => name !== '.hidden')),
    );
    expect(project.changes.every(({proposal}) => proposal?.text === '# X\n')).toBe(true);
  });

  test('is read once, and only what is asked for', () => {
    const disk = memoryFs({
      '/r/openspec/changes/x/proposal.md': '# X\n',
      '/r/openspec/changes/y/proposal.md': '# Y\n',
    });
    const read: string[] = [];
    const fs: Fs = {
      ...disk,
      read(path) {
        read.push(path);
        return disk.read(path);
      },
    };
    const {project} = openProject(fs, '/r');
    expect(read).toEqual([]);
    for (let times = 0; times < 3; times++) expect(project.changes[0]?.proposal?.text).toBe('# X\n');
    expect(read).toEqual(['/r/openspec/changes/x/proposal.md']);
  });

  test('may be deeper than calls can nest', () => {
    const deep = `/r/openspec/specs${'/d'.repeat(1_000)}/spec.md`;
    expect(openProject(memoryFs({[deep]: '# S\n'}), '/r').project.files).toEqual([deep.slice('/r/'.length)]);
    const root = folderWith({'openspec/specs/spec.md': ''});
    mkdirSync(join(root, 'openspec/specs', ...Array<string>(1_000).fill('d')), {recursive: true});
    expect(openProject(nodeFs, root).project.files).toEqual(['openspec/specs/spec.md']);
  });

  test('leaves our own workings and templates out', () => {
    const {project} = openProject(
      memoryFs({
        '/r/openspec/.openspec-txn/0.old': '',
        '/r/openspec/templates/proposal.md': '',
        '/r/openspec/changes/.git/HEAD': '',
        '/r/openspec/config.yaml': '',
      }),
      '/r',
    );
    expect(project.files).toEqual(['openspec/config.yaml']);
  });
});

onPosix('on a real disk', () => {
  test('a linked openspec/ is refused, a link to something else is none', () => {
    const elsewhere = folderWith({'openspec/changes/x/proposal.md': '# X\n'});
    const root = folderWith({tool: 'a program', 'inner/file': ''});
    symlinkSync(join(elsewhere, 'openspec'), join(root, 'openspec'));
    const refusal = refusalOf(() => openProject(nodeFs, join(root, 'inner')));
    expect(refusal.code).toBe('linked-project');
    expect(refusal.hint).toContain(elsewhere);
    symlinkSync(join(root, 'tool'), join(root, 'inner/openspec'));
    expect(refusalOf(() => findRoot(nodeFs, join(root, 'inner'))).code).toBe('linked-project');
    rmSync(join(root, 'openspec'));
    expect(findRoot(nodeFs, join(root, 'inner'))).toBeUndefined();
    symlinkSync('nowhere', join(root, 'openspec'));
    expect(findRoot(nodeFs, root)).toBeUndefined();
  });

  test('links below it are named, not followed', () => {
    const root = folderWith({'openspec/changes/x/proposal.md': '# X\n', 'secret.md': '# Secret\n'});
    symlinkSync(join(root, 'secret.md'), join(root, 'openspec/changes/x/design.md'));
    symlinkSync(root, join(root, 'openspec/changes/loop'));
    const {project} = openProject(nodeFs, root);
    expect(project.files).toEqual(['openspec/changes/x/proposal.md']);
    expect(project.unreadable.map(({path}) => path).toSorted()).toEqual([
      'openspec/changes/loop',
      'openspec/changes/x/design.md',
    ]);
    expect(project.document('openspec/changes/x/design.md')).toBeUndefined();
  });

  test('a pipe in the place of a file is named, and nobody waits for it', () => {
    const root = folderWith({'openspec/changes/x/proposal.md': '# X\n'});
    execFileSync('mkfifo', [join(root, 'openspec/changes/x/tasks.md'), join(root, 'pipe.md')]);
    const {project} = openProject(nodeFs, root);
    expect(project.changes[0]?.tasks).toBeUndefined();
    expect(project.unreadable).toEqual([
      {path: 'openspec/changes/x/tasks.md', reason: 'it is neither a file nor a folder'},
    ]);
    expect(project.document('pipe.md')).toBeUndefined();
    expect(refusalOf(() => readSource(nodeFs, root, 'pipe.md')).code).toBe('cannot-read');
    expect(refusalOf(() => readSource(nodeFs, root, 'openspec')).code).toBe('cannot-read');
    expect(refusalOf(() => readSource(nodeFs, root, 'none.md')).code).toBe('cannot-read');
  });

  test('a file too large to be text is named, and not read', () => {
    const root = folderWith({'openspec/changes/x/proposal.md': ''});
    truncateSync(join(root, 'openspec/changes/x/proposal.md'), 3 * 1024 ** 3);
    const {project} = openProject(nodeFs, root);
    expect(project.changes[0]?.proposal).toBeUndefined();
    expect(project.unreadable[0]?.reason).toMatch(/^it has 3221225472 bytes/);
    expect(refusalOf(() => readSource(nodeFs, root, 'openspec/changes/x/proposal.md')).code).toBe(
      'cannot-read',
    );
  });

  test('a file of 32 MiB is read, one of a byte more is named and all else is read', () => {
    const root = folderWith({
      'openspec/changes/x/proposal.md': '# X\n',
      'openspec/changes/x/tasks.md': '',
      'openspec/changes/x/design.md': '',
    });
    truncateSync(join(root, 'openspec/changes/x/tasks.md'), 32 * 1024 ** 2 + 1);
    truncateSync(join(root, 'openspec/changes/x/design.md'), 32 * 1024 ** 2);
    const {project} = openProject(nodeFs, root);
    expect(project.input.read('openspec/changes/x/design.md')?.bytes.length).toBe(33_554_432);
    expect(project.input.read('openspec/changes/x/tasks.md')).toBeUndefined();
    expect(project.changes[0]?.proposal?.text).toBe('# X\n');
    expect(project.unreadable).toEqual([
      {
        path: 'openspec/changes/x/tasks.md',
        reason: 'it has 33554433 bytes, expected at most 33554432 (32 MiB)',
      },
    ]);
  });

  test('a file that grows while it is read is not read to its end', () => {
    const root = folderWith({'openspec/changes/x/proposal.md': ''});
    truncateSync(join(root, 'openspec/changes/x/proposal.md'), 3 * 1024 ** 3);
    const {project} = openProject({...nodeFs, sizeOf: () => 1}, root);
    expect(project.changes[0]?.proposal).toBeUndefined();
    expect(project.unreadable[0]?.reason).toMatch(/^it has 33554433 bytes/);
  });

  test.skipIf(process.platform !== 'linux')('a name that is not UTF-8 is named as well as it can be', () => {
    const root = folderWith({'openspec/changes/x/proposal.md': ''});
    writeFileSync(
      Buffer.concat([Buffer.from(join(root, 'openspec/changes/x/')), Buffer.of(0xff), Buffer.from('.md')]),
      '',
    );
    const {project} = openProject(nodeFs, root);
    expect(project.files).toEqual(['openspec/changes/x/proposal.md']);
    expect(project.unreadable).toEqual([
      {path: 'openspec/changes/x/\uFFFD.md', reason: 'its name is not UTF-8'},
    ]);
  });

  test('a folder named like a file is named', () => {
    const root = folderWith({'openspec/changes/x/tasks.md/inner.txt': ''});
    expect(openProject(nodeFs, root).project.unreadable).toEqual([
      {path: 'openspec/changes/x/tasks.md', reason: 'it is a folder, expected a file'},
    ]);
  });
});

onPosix('without permission', () => {
  /** Runs code as a user without rights; a test that runs as root would be allowed everything. */
  function asNobody(root: string, code: string): unknown {
    const contents = `
      import {openProject} from './src/disk/open-project.ts';
      import {commit} from './src/disk/commit.ts';
      import {nodeFs} from './src/disk/node-fs.ts';
      const root = ${JSON.stringify(root)};
      const answer = () => { ${code} };
      const seen = ({name, code, message}) => ({name, code, message});
      try { console.log(JSON.stringify(answer() ?? 'done')); } catch (error) { console.log(JSON.stringify(seen(error))); }`;
    const bundle = join(root, 'script.cjs');
    const resolveDir = new URL('../..', import.meta.url).pathname;
    buildSync({
      stdin: {contents, resolveDir, loader: 'ts'},
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: bundle,
    });
    chmodSync(bundle, 0o644);
    const identity = process.getuid?.() === 0 ? {uid: 65534, gid: 65534} : {};
    const {stdout, stderr} = spawnSync(process.execPath, [bundle], {...identity, cwd: '/', encoding: 'utf8'});
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  }

  function ownedByNobody(files: Readonly<Record<string, string>>): string {
    chmodSync(temporary, 0o755);
    const root = folderWith(files);
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', '65534:65534', root]);
    chmodSync(root, 0o755);
    return root;
  }

  test('an unreadable folder or file does not take the whole project down', () => {
    const root = ownedByNobody({
      'openspec/changes/x/proposal.md': '# X\n',
      'openspec/changes/y/specs/y.md': '',
      'openspec/changes/z/proposal.md': '',
    });
    chmodSync(join(root, 'openspec/changes/y/specs'), 0);
    chmodSync(join(root, 'openspec/changes/z/proposal.md'), 0);
    const answer = asNobody(
      root,
      'const {project} = openProject(nodeFs, root); return [project.changes.map(({name, proposal}) => [name, !!proposal]), project.unreadable];',
    );
    expect(answer).toEqual([
      [
        ['x', true],
        ['y', false],
        ['z', false],
      ],
      [
        {path: 'openspec/changes/y/specs', reason: 'permission is denied'},
        {path: 'openspec/changes/z/proposal.md', reason: 'permission is denied'},
      ],
    ]);
  });

  test('an unreadable openspec/ is refused', () => {
    const root = ownedByNobody({'openspec/config.yaml': ''});
    chmodSync(join(root, 'openspec'), 0);
    expect(asNobody(root, 'openProject(nodeFs, root)')).toMatchObject({name: 'Refusal', code: 'cannot-read'});
  });

  test('a read-only folder is refused, and nothing is written', () => {
    const root = ownedByNobody({'openspec/changes/x/proposal.md': '# X\n', 'closed/a.md': ''});
    chmodSync(join(root, 'closed'), 0o555);
    const plan =
      "[{kind: 'create', path: 'openspec/new.md', content: ''}, {kind: 'create', path: 'closed/b.md', content: ''}]";
    expect(asNobody(root, `commit(nodeFs, root, ${plan})`)).toMatchObject({
      name: 'Refusal',
      code: 'cannot-write',
      message: expect.stringContaining('permission is denied'),
    });
    expect(nodeFs.list(join(root, 'openspec')).map(({name}) => name)).toEqual(['changes']);
    chmodSync(join(root, 'openspec'), 0o555);
    expect(asNobody(root, `commit(nodeFs, root, ${plan})`)).toMatchObject({
      name: 'Refusal',
      code: 'cannot-write',
    });
  });

  test('a file that cannot be read back is refused before anything is written', () => {
    const root = ownedByNobody({'openspec/a.md': 'a'});
    chmodSync(join(root, 'openspec/a.md'), 0);
    const source = "{path: 'openspec/a.md', bytes: new Uint8Array([97]), text: 'a', hasBom: false}";
    const answer = asNobody(root, `commit(nodeFs, root, [{kind: 'write', source: ${source}, edits: []}])`);
    expect(answer).toMatchObject({name: 'Refusal', code: 'cannot-read'});
  });
});
