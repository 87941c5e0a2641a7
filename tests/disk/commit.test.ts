import {linkSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {hostname, tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {commit} from '../../src/disk/commit.ts';
import type {Fs} from '../../src/disk/fs.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {readSource} from '../../src/disk/open-project.ts';
import {takeTurnNow} from '../../src/disk/turn.ts';
import type {Plan} from '../../src/plan/plan.ts';
import {
  type Disk,
  memoryDisk,
  planOf,
  realDisk,
  refusalOf,
  staging,
  theirsOf,
  write,
} from '../support/disks.ts';
import {snapshotOf, withFault, without} from '../support/faults.ts';

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-commit-')));
afterAll(() => rmSync(temporary, {recursive: true, force: true}));

const disks = [
  ['memory', memoryDisk],
  ['real', () => realDisk(temporary)],
] as const;

function journalOf(step: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({version: 1, title: 'x', steps: [step]});
}

describe.each(disks)('on the %s disk', (_, open) => {
  test('a plan comes true', () => {
    const disk = open();
    const before = theirsOf(disk);
    commit(disk.fs, disk.root, planOf(disk));
    const after = theirsOf(disk);
    const moved = (folder: string) =>
      Object.keys(before).filter((path) => path.startsWith(`/openspec/changes/${folder}/`));
    expect(Object.keys(after).filter((path) => path.includes('add-x') && !path.includes('archive'))).toEqual(
      [],
    );
    for (const path of [...moved('add-y'), '/openspec/changes/add-x/specs/x.md']) {
      expect(after[path.replace('changes/', 'changes/archive/2024-01-31-')]).toBe(before[path]);
    }
    const text = (path: string) => Buffer.from(disk.fs.read(join(disk.root, path))).toString();
    expect(text('openspec/changes/README.md')).toBe('> x\r\n# Changes\r\n\r\ntext\r\n');
    expect(text('openspec/specs/a/spec.md')).toBe('\uFEFFx# A\n\nno final newline');
    expect(text('openspec/specs/b/c/spec.md')).toBe('# B\n');
    expect(text('openspec/changes/archive/2024-01-31-add-x/proposal.md')).toBe('x# X\n');
    expect(disk.fs.modeOf(join(disk.root, 'openspec/changes/archive/2024-01-31-add-x/summary.md'))).toBe(
      0o755,
    );
    for (const path of ['CHANGELOG.md', 'openspec/specs/a/spec.md']) {
      expect(after[`/${path}`]?.split(' ')[0]).toBe(before[`/${path}`]?.split(' ')[0]);
    }
    expect(disk.fs.kindOf(staging(disk.root))).toBeUndefined();
  });

  test('whatever single call fails, all of it is done or nothing', () => {
    const finished = open();
    const count = withFault(finished.fs, {code: 'EIO', at: 0, among: 'any', lasts: 'once'});
    commit(count.fs, finished.root, planOf(finished));
    const done = theirsOf(finished);
    let undone = 0;
    for (let at = 1; at <= count.calls(); at++) {
      const disk = open();
      const plan = planOf(disk);
      const before = theirsOf(disk);
      const {fs} = withFault(disk.fs, {code: 'ENOSPC', at, among: 'any', lasts: 'once'});
      const refusal = refusalOf(() => commit(fs, disk.root, plan));
      expect([at, refusal?.code]).toEqual([
        at,
        refusal ? expect.stringMatching(/^cannot-(?:read|write)$/) : undefined,
      ]);
      expect(theirsOf(disk)).toEqual(refusal ? before : done);
      if (refusal) {
        undone++;
        commit(disk.fs, disk.root, planOf(disk));
        expect(theirsOf(disk)).toEqual(done);
      } else {
        commit(disk.fs, disk.root, [{kind: 'create', path: 'next.md', content: ''}]);
      }
      expect(disk.fs.kindOf(staging(disk.root))).toBeUndefined();
    }
    expect(undone).toBeGreaterThan(20);
  });

  test('whatever call fails and all after it, nothing is lost and what is left is named', () => {
    const finished = open();
    const count = withFault(finished.fs, {code: 'EIO', at: 0, among: 'mutating', lasts: 'once'});
    commit(count.fs, finished.root, planOf(finished));
    const done = theirsOf(finished);
    const codes = new Set<string | undefined>();
    for (let at = 1; at <= count.calls(); at++) {
      const disk = open();
      const plan = planOf(disk);
      const before = theirsOf(disk);
      const {fs} = withFault(disk.fs, {code: 'EROFS', at, among: 'mutating', lasts: 'forever'});
      const refusal = refusalOf(() => commit(fs, disk.root, plan));
      codes.add(refusal?.code);
      if (!refusal) expect(theirsOf(disk)).toEqual(done);
      if (refusal?.code === 'cannot-write') expect(theirsOf(disk)).toEqual(before);
      if (refusal?.code === 'rollback-incomplete') {
        expect(refusal.message).toContain(join(disk.root, 'openspec', '.openspec-txn'));
        const everything = Object.values(snapshotOf(disk.fs, disk.root));
        for (const old of Object.values(before)) expect(everything).toContain(old);
        // The next run finds the journal, and makes it whole one way or the other.
        takeTurnNow(disk.fs, disk.root).release();
        expect([before, done]).toContainEqual(theirsOf(disk));
        expect(disk.fs.kindOf(staging(disk.root))).toBeUndefined();
      }
    }
    expect([...codes]).toEqual(expect.arrayContaining(['cannot-write', 'rollback-incomplete', undefined]));
  });

  test('a step that cannot be taken back is taken back by the next run', () => {
    const disk = open();
    const before = theirsOf(disk);
    const stubborn = join(disk.root, 'openspec/changes/README.md');
    let renames = 0;
    const fs: Fs = {
      ...disk.fs,
      rename(from, to) {
        if (to === stubborn && renames++ > 0) throw Object.assign(new Error('held'), {code: 'EBUSY'});
        if (to.endsWith('CHANGELOG.md')) throw Object.assign(new Error('full'), {code: 'ENOSPC'});
        disk.fs.rename(from, to);
      },
    };
    const refusal = refusalOf(() => commit(fs, disk.root, planOf(disk)));
    expect(refusal?.code).toBe('rollback-incomplete');
    expect(refusal?.message).toContain('taking it back too (another program holds it');
    const turn = takeTurnNow(disk.fs, disk.root);
    turn.release();
    expect(turn.recovered).toBe('a run was cut short, and is undone now');
    expect(theirsOf(disk)).toEqual(before);
  });

  test('without hard links files are copied, and still none is replaced', () => {
    for (const code of ['EPERM', 'ENOTSUP', 'EXDEV', 'ENOSYS']) {
      const disk = open();
      const plain = without(disk.fs, 'link', code);
      commit(plain, disk.root, [{kind: 'create', path: 'a/b.md', content: 'b', mode: 0o755}]);
      expect(Buffer.from(disk.fs.read(join(disk.root, 'a/b.md'))).toString()).toBe('b');
      expect(disk.fs.modeOf(join(disk.root, 'a/b.md'))).toBe(0o755);
    }
    const disk = open();
    const late = join(disk.root, 'late.md');
    const racing: Fs = {
      ...disk.fs,
      link: (from, name) => {
        if (name !== late) return disk.fs.link(from, name);
        disk.fs.createFile(late, Buffer.from('theirs'), undefined);
        throw Object.assign(new Error('no links'), {code: 'EPERM'});
      },
    };
    expect(
      refusalOf(() => commit(racing, disk.root, [{kind: 'create', path: 'late.md', content: 'ours'}]))?.code,
    ).toBe('cannot-write');
    expect(Buffer.from(disk.fs.read(late)).toString()).toBe('theirs');
  });

  test.each([
    [
      'changed-meanwhile',
      (disk: Disk) =>
        disk.fs.rename(join(disk.root, 'CHANGELOG.md'), join(disk.root, 'openspec/changes/README.md')),
    ],
    ['changed-meanwhile', (disk: Disk) => disk.fs.removeFile(join(disk.root, 'openspec/specs/a/spec.md'))],
    [
      'already-exists',
      (disk: Disk) =>
        disk.fs.createFile(join(disk.root, 'openspec/changes/add-x/summary.md'), Buffer.from(''), undefined),
    ],
    [
      'already-exists',
      (disk: Disk) => {
        disk.fs.makeFolder(join(disk.root, 'openspec/changes/archive'));
        disk.fs.makeFolder(join(disk.root, 'openspec/changes/archive/2024-01-31-add-x'));
      },
    ],
    [
      'not-a-folder',
      (disk: Disk) => disk.fs.createFile(join(disk.root, 'openspec/specs/b'), Buffer.from(''), undefined),
    ],
    [
      'not-a-folder',
      (disk: Disk) => {
        disk.fs.removeFile(join(disk.root, 'openspec/changes/add-y/proposal.md'));
        disk.fs.removeFolder(join(disk.root, 'openspec/changes/add-y'));
      },
    ],
  ] as const)('is refused as %s, and nothing is written, case %#', (code, meddle) => {
    const disk = open();
    const plan = planOf(disk);
    meddle(disk);
    const before = snapshotOf(disk.fs, disk.root);
    expect(refusalOf(() => commit(disk.fs, disk.root, plan))?.code).toBe(code);
    expect(snapshotOf(disk.fs, disk.root)).toEqual(before);
  });

  test('what is not UTF-8 is not edited', () => {
    const disk = open();
    disk.fs.createFile(join(disk.root, 'bad.md'), Uint8Array.of(0x61, 0xff), undefined);
    expect(refusalOf(() => commit(disk.fs, disk.root, [write(disk, 'bad.md', 'x')]))?.code).toBe('not-utf-8');
  });

  test.each<readonly [string, (disk: Disk) => Plan]>([
    [
      'two creates of one path',
      () => [
        {kind: 'create', path: 'a', content: ''},
        {kind: 'create', path: 'a', content: ''},
      ],
    ],
    [
      'a file where another needs a folder',
      () => [
        {kind: 'create', path: 'a', content: ''},
        {kind: 'create', path: 'a/b', content: ''},
      ],
    ],
    [
      'two writes of one file',
      (disk) => [write(disk, 'CHANGELOG.md', 'a'), write(disk, 'CHANGELOG.md', 'b')],
    ],
    [
      'a create where a folder is moved to',
      () => [
        {kind: 'move', from: 'openspec/changes/add-x', to: 'x'},
        {kind: 'create', path: 'x/y', content: ''},
      ],
    ],
    [
      'a folder moved into itself',
      () => [{kind: 'move', from: 'openspec/changes', to: 'openspec/changes/x'}],
    ],
    [
      'a folder moved twice',
      () => [
        {kind: 'move', from: 'openspec/changes/add-x', to: 'x'},
        {kind: 'move', from: 'openspec/changes/add-x', to: 'y'},
      ],
    ],
    [
      'a folder moved with its parent',
      () => [
        {kind: 'move', from: 'openspec/changes', to: 'x'},
        {kind: 'move', from: 'openspec/changes/add-x', to: 'y'},
      ],
    ],
    ['a path that leaves the root', () => [{kind: 'create', path: '../a', content: ''}]],
    ['an absolute path', () => [{kind: 'create', path: '/a', content: ''}]],
  ])('%s is a bug, found before anything happens', (_name, makePlan) => {
    const disk = open();
    const before = snapshotOf(disk.fs, disk.root);
    const run = () => commit(disk.fs, disk.root, makePlan(disk));
    expect(run).toThrow(/^A plan /);
    expect(() => refusalOf(run)).toThrow();
    expect(snapshotOf(disk.fs, disk.root)).toEqual(before);
  });

  test('an edit that overlaps another is a bug, and nothing is written', () => {
    const disk = open();
    const source = readSource(disk.fs, disk.root, 'CHANGELOG.md');
    const before = snapshotOf(disk.fs, disk.root);
    const edits = [
      {start: 0, end: 2, text: ''},
      {start: 1, end: 3, text: ''},
    ];
    expect(() => commit(disk.fs, disk.root, [{kind: 'write', source, edits}])).toThrow(/Overlapping/);
    expect(snapshotOf(disk.fs, disk.root)).toEqual(before);
  });

  test.each([
    ['no journal at all', 'x'],
    ['null', 'null'],
    [
      'a path that leads out',
      journalOf({kind: 'file', path: '../out.md', after: {hash: 'a'.repeat(64), staged: '0.new'}}),
    ],
    [
      'an absolute path',
      journalOf({kind: 'file', path: '/out.md', after: {hash: 'a'.repeat(64), staged: '0.new'}}),
    ],
    [
      "git's own files",
      journalOf({kind: 'file', path: '.Git/hooks/x', after: {hash: 'a'.repeat(64), staged: '0.new'}}),
    ],
    [
      'a program that git ignores',
      journalOf({kind: 'file', path: 'node_modules/.bin/x', after: {hash: 'a'.repeat(64), staged: '0.new'}}),
    ],
    [
      'a hidden file',
      journalOf({kind: 'file', path: '.x.md', after: {hash: 'a'.repeat(64), staged: '0.new'}}),
    ],
    ['a move elsewhere', journalOf({kind: 'move', path: 'openspec/x', from: 'src'})],
    ['a move that leads out', journalOf({kind: 'move', path: 'out', from: '../in'})],
    [
      'contents from elsewhere',
      journalOf({kind: 'file', path: 'out.md', after: {hash: 'a'.repeat(64), staged: '../0.new'}}),
    ],
    [
      'a hash that leads elsewhere',
      journalOf({kind: 'file', path: 'out.md', after: {hash: '/../../x', staged: '0.new'}}),
    ],
    ['a mode that is none', journalOf({kind: 'folder', path: 'out', becomes: 'made', mode: 0o4777})],
    ['an unknown step', journalOf({kind: 'run', path: 'out.md'})],
  ])('a journal with %s is not followed', (_what, journal) => {
    const disk = open();
    disk.fs.makeFolder(staging(disk.root));
    disk.fs.createFile(`${staging(disk.root)}/0.new`, Buffer.from('theirs'), undefined);
    disk.fs.createFile(`${staging(disk.root)}/journal.json`, Buffer.from(journal), undefined);
    const before = theirsOf(disk);
    const refusal = refusalOf(() => commit(disk.fs, disk.root, [{kind: 'create', path: 'a', content: ''}]));
    expect(refusal?.code).toBe('bad-journal');
    expect(theirsOf(disk)).toEqual(before);
  });

  test('what a run left that never began to write is swept', () => {
    const disk = open();
    disk.fs.makeFolder(staging(disk.root));
    for (const name of ['0.new', '0.old', 'journal.json.new', 'gone.owner', 'lock.gone'])
      disk.fs.createFile(`${staging(disk.root)}/${name}`, Buffer.from('{}'), undefined);
    commit(disk.fs, disk.root, [{kind: 'create', path: 'next.md', content: ''}]);
    expect(disk.fs.kindOf(staging(disk.root))).toBeUndefined();
  });

  test('an empty plan touches nothing, and the first plan makes openspec/', () => {
    const disk = open();
    const before = snapshotOf(disk.fs, disk.root);
    commit(disk.fs, disk.root, []);
    expect(snapshotOf(disk.fs, disk.root)).toEqual(before);
    disk.fs.makeFolder(join(disk.root, 'new'));
    commit(disk.fs, join(disk.root, 'new'), [
      {kind: 'create', path: 'openspec/changes/README.md', content: 'x'},
    ]);
    expect(Object.keys(snapshotOf(disk.fs, join(disk.root, 'new')))).toEqual([
      '/openspec',
      '/openspec/changes',
      '/openspec/changes/README.md',
    ]);
  });
});

describe('links', () => {
  const outside = () => {
    const folder = mkdtempSync(join(temporary, 'outside-'));
    writeFileSync(join(folder, 'spec.md'), 'outside\n');
    return folder;
  };
  const refused = (disk: Disk, plan: Plan): string | undefined =>
    refusalOf(() => commit(disk.fs, disk.root, plan))?.code;

  test('on the way are refused, and nothing is written through them', () => {
    const [disk, folder] = [realDisk(temporary), outside()];
    symlinkSync(folder, join(disk.root, 'openspec/specs/linked'));
    expect(refused(disk, [{kind: 'create', path: 'openspec/specs/linked/new.md', content: ''}])).toBe(
      'not-a-folder',
    );
    expect(refused(disk, [write(disk, 'openspec/specs/linked/spec.md', 'x')])).toBe('not-a-folder');
    expect(refused(disk, [{kind: 'move', from: 'openspec/specs/linked', to: 'x'}])).toBe('not-a-folder');
    expect(snapshotOf(nodeFs, folder)).toEqual({'/spec.md': expect.stringMatching(/outside/)});
  });

  test('in the place of a file are refused', () => {
    const [disk, folder] = [realDisk(temporary), outside()];
    symlinkSync(join(folder, 'spec.md'), join(disk.root, 'linked.md'));
    expect(refused(disk, [write(disk, 'linked.md', 'x')])).toBe('is-a-link');
    expect(refused(disk, [{kind: 'create', path: 'linked.md', content: ''}])).toBe('already-exists');
    symlinkSync('nowhere', join(disk.root, 'dangling.md'));
    expect(refused(disk, [{kind: 'create', path: 'dangling.md', content: ''}])).toBe('already-exists');
    symlinkSync(folder, join(disk.root, 'openspec/.openspec-txn'));
    expect(refused(disk, [{kind: 'create', path: 'a', content: ''}])).toBe('not-ours');
    expect(readFileSync(join(folder, 'spec.md'), 'utf8')).toBe('outside\n');
  });

  test('that are hard are cut, not written through', () => {
    const [disk, folder] = [realDisk(temporary), outside()];
    linkSync(join(folder, 'spec.md'), join(disk.root, 'hard.md'));
    commit(disk.fs, disk.root, [write(disk, 'hard.md', 'x')]);
    expect(readFileSync(join(folder, 'spec.md'), 'utf8')).toBe('outside\n');
    expect(readFileSync(join(disk.root, 'hard.md'), 'utf8')).toBe('xoutside\n');
  });
});

describe.each(disks)('another run on a %s disk', (_name, newDisk) => {
  const plan: Plan = [{kind: 'create', path: 'openspec/changes/new/proposal.md', content: '# New\n'}];
  const claim = ({fs, root}: Disk, owner: number) => {
    const card = JSON.stringify({id: 'theirs', pid: owner, host: hostname()});
    fs.makeFolder(`${root}/openspec/.openspec-txn`);
    fs.createFile(`${root}/openspec/.openspec-txn/lock`, new TextEncoder().encode(card), undefined);
    fs.createFile(`${root}/openspec/.openspec-txn/0.new`, new TextEncoder().encode('theirs'), undefined);
  };

  test('that is at work is named, and keeps what it staged', () => {
    const disk = newDisk();
    claim(disk, process.ppid);
    const before = snapshotOf(disk.fs, disk.root);
    expect(() => commit(disk.fs, disk.root, plan)).toThrow(expect.objectContaining({code: 'another-run'}));
    expect(snapshotOf(disk.fs, disk.root)).toEqual(before);
  });

  test('that died is cleared away', () => {
    const disk = newDisk();
    claim(disk, 2 ** 30);
    commit(disk.fs, disk.root, plan);
    expect(new TextDecoder().decode(disk.fs.read(`${disk.root}/openspec/changes/new/proposal.md`))).toBe(
      '# New\n',
    );
    expect(disk.fs.kindOf(`${disk.root}/openspec/.openspec-txn`)).toBeUndefined();
  });
});
