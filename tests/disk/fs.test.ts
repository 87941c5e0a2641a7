import {mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import type {Fs} from '../../src/disk/fs.ts';
import {memoryFs} from '../../src/disk/memory-fs.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-fs-')));
afterAll(() => rmSync(temporary, {recursive: true, force: true}));

/** Two implementations, one contract: the same folder in both, made anew for each test. */
const disks: readonly (readonly [string, () => {readonly fs: Fs; readonly root: string}])[] = [
  ['memory', () => ({fs: memoryFs({'/root/.keep': ''}), root: '/root'})],
  ['real', () => ({fs: nodeFs, root: mkdtempSync(join(temporary, 'disk-'))})],
];

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe.each(disks)('the %s disk', (_, open) => {
  /** `file` with content, `folder` with `folder/inner`, and an empty folder. */
  const filled = () => {
    const {fs, root} = open();
    const at = (path: string) => join(root, path);
    fs.createFile(at('file'), bytes('content'), undefined);
    fs.makeFolder(at('folder'));
    fs.createFile(at('folder/inner'), bytes('inner'), undefined);
    fs.makeFolder(at('empty'));
    return {fs, at};
  };

  test('tells what is where', () => {
    const {fs, at} = filled();
    expect([at('file'), at('folder'), at('none'), at('none/none'), at('file/none')].map(fs.kindOf)).toEqual([
      'file',
      'folder',
      undefined,
      undefined,
      undefined,
    ]);
    expect(fs.list(at('folder'))).toEqual([{name: 'inner', kind: 'file'}]);
    expect(fs.list(at('empty'))).toEqual([]);
    expect(fs.sizeOf(at('file'))).toBe(7);
    expect(fs.realPath(at('folder/inner'))).toBe(at('folder/inner'));
  });

  test('gives a file the mode asked for, whatever the umask', () => {
    const {fs, at} = filled();
    for (const mode of [0o600, 0o666, 0o755, 0o777]) {
      fs.createFile(at(`mode-${mode}`), bytes(''), mode);
      expect(fs.modeOf(at(`mode-${mode}`))).toBe(mode);
    }
    expect(fs.modeOf(at('file'))).toBe(0o666 & ~process.umask());
  });

  test('gives a folder the mode asked for, whatever the umask', () => {
    const {fs, at} = filled();
    for (const mode of [0o700, 0o755, 0o775, 0o777]) {
      fs.makeFolder(at(`folder-${mode}`), mode);
      expect(fs.modeOf(at(`folder-${mode}`))).toBe(mode);
    }
    expect(fs.modeOf(at('folder'))).toBe(0o777 & ~process.umask());
  });

  test('tells which files are not to be written to, to root as well', () => {
    const {fs, at} = filled();
    for (const mode of [0o444, 0o555, 0o400]) {
      fs.createFile(at(`mode-${mode}`), bytes(''), mode);
      expect(fs.isReadOnly(at(`mode-${mode}`))).toBe(true);
    }
    expect(fs.isReadOnly(at('file'))).toBe(false);
  });

  test('keeps the bytes it was given', () => {
    const {fs, at} = filled();
    const given = bytes('abc');
    fs.createFile(at('kept'), given, undefined);
    given.fill(0);
    fs.read(at('kept')).fill(0);
    expect(Buffer.from(fs.read(at('kept'))).toString()).toBe('abc');
  });

  test('gives a file a second name that outlives the first', () => {
    const {fs, at} = filled();
    fs.link(at('file'), at('second'));
    fs.removeFile(at('file'));
    expect(Buffer.from(fs.read(at('second'))).toString()).toBe('content');
  });

  test('renames files over files, and folders with what is in them', () => {
    const {fs, at} = filled();
    fs.rename(at('folder/inner'), at('file'));
    expect(Buffer.from(fs.read(at('file'))).toString()).toBe('inner');
    fs.createFile(at('folder/other'), bytes('other'), undefined);
    fs.rename(at('folder'), at('empty'));
    expect(fs.list(at('empty'))).toEqual([{name: 'other', kind: 'file'}]);
    expect(fs.kindOf(at('folder'))).toBeUndefined();
    fs.rename(at('empty'), at('empty'));
    expect(fs.list(at('empty')).length).toBe(1);
  });

  const calls: Readonly<Record<string, (fs: Fs, at: (path: string) => string) => unknown>> = {
    'ENOENT list none': (fs, at) => fs.list(at('none')),
    'ENOTDIR list file': (fs, at) => fs.list(at('file')),
    'ENOENT read none': (fs, at) => fs.read(at('none')),
    'EISDIR read folder': (fs, at) => fs.read(at('folder')),
    'ENOTDIR read file/none': (fs, at) => fs.read(at('file/none')),
    'ENOENT modeOf none': (fs, at) => fs.modeOf(at('none')),
    'ENOENT isReadOnly none': (fs, at) => fs.isReadOnly(at('none')),
    'ENOENT sizeOf none': (fs, at) => fs.sizeOf(at('none')),
    'ENOENT realPath none': (fs, at) => fs.realPath(at('none')),
    'EEXIST createFile file': (fs, at) => fs.createFile(at('file'), bytes(''), undefined),
    'EEXIST createFile folder': (fs, at) => fs.createFile(at('folder'), bytes(''), undefined),
    'ENOENT createFile none/x': (fs, at) => fs.createFile(at('none/x'), bytes(''), undefined),
    'ENOTDIR createFile file/x': (fs, at) => fs.createFile(at('file/x'), bytes(''), undefined),
    'EEXIST link file file': (fs, at) => fs.link(at('file'), at('folder/inner')),
    'ENOENT link none x': (fs, at) => fs.link(at('none'), at('x')),
    'ENOENT link file none/x': (fs, at) => fs.link(at('file'), at('none/x')),
    'EPERM link folder x': (fs, at) => fs.link(at('folder'), at('x')),
    'ENOENT rename none x': (fs, at) => fs.rename(at('none'), at('x')),
    'ENOENT rename file none/x': (fs, at) => fs.rename(at('file'), at('none/x')),
    'EISDIR rename file folder': (fs, at) => fs.rename(at('file'), at('folder')),
    'ENOTDIR rename folder file': (fs, at) => fs.rename(at('folder'), at('file')),
    'ENOTEMPTY rename empty folder': (fs, at) => fs.rename(at('empty'), at('folder')),
    'EINVAL rename folder folder/x': (fs, at) => fs.rename(at('folder'), at('folder/x')),
    'EEXIST makeFolder folder': (fs, at) => fs.makeFolder(at('folder')),
    'EEXIST makeFolder file': (fs, at) => fs.makeFolder(at('file')),
    'ENOENT makeFolder none/x': (fs, at) => fs.makeFolder(at('none/x')),
    'ENOTDIR makeFolder file/x': (fs, at) => fs.makeFolder(at('file/x')),
    'ENOENT removeFile none': (fs, at) => fs.removeFile(at('none')),
    'EISDIR removeFile folder': (fs, at) => fs.removeFile(at('folder')),
    'ENOENT removeFolder none': (fs, at) => fs.removeFolder(at('none')),
    'ENOTDIR removeFolder file': (fs, at) => fs.removeFolder(at('file')),
    'ENOTEMPTY removeFolder folder': (fs, at) => fs.removeFolder(at('folder')),
  };

  test.each(Object.entries(calls))('answers %s', (name, call) => {
    const {fs, at} = filled();
    // Linux and macOS name a few of these differently; what a reader is told is the same.
    const isLinux = process.platform === 'linux';
    const code = isLinux ? name.split(' ')[0] : undefined;
    expect(() => call(fs, at)).toThrow(code ? expect.objectContaining({code}) : undefined);
    expect(fs.list(at('folder'))).toEqual([{name: 'inner', kind: 'file'}]);
    expect(Buffer.from(fs.read(at('file'))).toString()).toBe('content');
  });
});
