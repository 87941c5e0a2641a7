import {expect, test} from 'vitest';
import {commitAlone} from '../../src/disk/commit-alone.ts';
import type {Fs} from '../../src/disk/fs.ts';
import {memoryFs} from '../../src/disk/memory-fs.ts';
import {withFault, without} from '../support/faults.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (fs: Fs, file: string) => new TextDecoder().decode(fs.read(file));

const FILE = '/repo/.git/hooks/prepare-commit-msg';
const before = (): Fs => memoryFs({[FILE]: 'old'});

test('a file is made, with the folders it needs and its mode', () => {
  const fs = memoryFs({'/repo/a': ''});
  commitAlone(fs, FILE, {before: undefined, after: bytes('new'), mode: 0o755});
  expect([textOf(fs, FILE), fs.modeOf(FILE), fs.list('/repo/.git/hooks').length]).toEqual(['new', 0o755, 1]);
});

test('a file is made where the disk has no links', () => {
  const fs = without(memoryFs({'/repo/a': ''}), 'link', 'EPERM');
  commitAlone(fs, FILE, {before: undefined, after: bytes('new')});
  expect([textOf(fs, FILE), fs.list('/repo/.git/hooks').length]).toEqual(['new', 1]);
});

test.each([
  {problem: 'already there', read: undefined},
  {problem: 'changed meanwhile', read: bytes('older')},
])('a file that is not what was read stays: $problem', ({read}) => {
  const fs = before();
  expect(() => commitAlone(fs, FILE, {before: read, after: bytes('new')})).toThrow(
    expect.objectContaining({code: 'changed-meanwhile'}),
  );
  expect(textOf(fs, FILE)).toBe('old');
});

test('a read-only file stays', () => {
  const fs = memoryFs({'/repo/a': ''});
  commitAlone(fs, FILE, {before: undefined, after: bytes('old'), mode: 0o444});
  const replacing = () => commitAlone(fs, FILE, {before: bytes('old'), after: bytes('new')});
  expect(replacing).toThrow(expect.objectContaining({code: 'read-only'}));
  expect(textOf(fs, FILE)).toBe('old');
});

test('whichever call fails, the file is whole, and the next run leaves nothing else beside it', () => {
  for (let at = 1; at <= 20; at++) {
    for (const lasts of ['once', 'forever'] as const) {
      const fs = before();
      const faulty = withFault(fs, {code: 'ENOSPC', at, among: 'mutating', lasts}).fs;
      try {
        commitAlone(faulty, FILE, {before: bytes('old'), after: bytes('new')});
      } catch (error) {
        expect(error).toMatchObject({code: 'cannot-write'});
      }
      expect(['old', 'new']).toContain(textOf(fs, FILE));
      commitAlone(fs, FILE, {before: fs.read(FILE), after: bytes('new')});
      expect([textOf(fs, FILE), fs.list('/repo/.git/hooks').length]).toEqual(['new', 1]);
    }
  }
});
