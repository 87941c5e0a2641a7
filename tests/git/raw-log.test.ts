import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readRawLog} from '../../src/git/raw-log.ts';
import type {Commit, FileChange} from '../../src/history/history.ts';

const ID = 'a1'.repeat(20);

/** A commit as a log says it. */
type Told = Commit & {readonly isCutOff: boolean};

/** Read an output that arrives in pieces of some length. */
function readOutput(output: string, length = output.length): readonly Told[] {
  const commits: Told[] = [];
  const reader = readRawLog(({pathsBelow: _, files, ...commit}) => {
    commits.push({...commit, files: files()});
  });
  const bytes = Buffer.from(output);
  for (let at = 0; at < bytes.length; at += length) reader.push(bytes.subarray(at, at + length));
  reader.end();
  return commits;
}
const LETTER = {added: 'A', modified: 'M', deleted: 'D', renamed: 'R087'} as const;

/** What git prints, by its documentation and by experiment. */
function formatRawLog(commits: readonly Told[]): string {
  return commits
    .map(({hash, parents, time, isCutOff, message, files}) => {
      const rows = files.map(row).join('');
      const marks = isCutOff ? 'HEAD, grafted' : '';
      return `\x01${hash}\0${parents.join(' ')}\0${time}\0${marks}\0${message}\n\0\0${rows && `\n${rows}`}`;
    })
    .join('');
}

function row({kind, path, from, was, is}: FileChange): string {
  const none = {mode: '000000', id: '0'.repeat(40)};
  const [before, after] = [was ?? none, is ?? none];
  const blobs = `${before.mode} ${after.mode} ${before.id} ${after.id}`;
  return `:${blobs} ${LETTER[kind]}\0${from === undefined ? '' : `${from}\0`}${path}\0`;
}

const text = fc.string({
  unit: fc.constantFrom('a', '\x01', '\n', ':', ' ', 'M', '\t', 'é', '"', '-', 'R100'),
});
const path = text.filter((value) => value !== '');
const hash = fc.string({unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40});
const blob = fc.record({mode: fc.constantFrom('100644', '100755', '120000', '160000'), id: fc.constant(ID)});
const file: fc.Arbitrary<FileChange> = fc.oneof(
  fc.record({kind: fc.constant('added' as const), path, is: blob}),
  fc.record({kind: fc.constant('modified' as const), path, was: blob, is: blob}),
  fc.record({kind: fc.constant('deleted' as const), path, was: blob}),
  fc.record({kind: fc.constant('renamed' as const), path, from: path, was: blob, is: blob}),
);
const commit = fc
  .record({
    hash,
    parents: fc.array(hash, {maxLength: 2}),
    time: fc.nat(),
    isCutOff: fc.boolean(),
    message: text.map((value) => value.trimEnd()),
    files: fc.array(file, {maxLength: 4}),
  })
  .map((each) => ({...each, isCutOff: each.isCutOff && each.parents.length === 0}));

test('reads back what git prints, whatever messages and paths hold, in whatever pieces it arrives', () => {
  fc.assert(
    fc.property(fc.array(commit), fc.integer({min: 1, max: 200}), (commits, length) => {
      expect(readOutput(formatRawLog(commits), length)).toEqual(commits);
    }),
  );
});

test('an output cut anywhere but between commits or rows is an error, never a short answer', () => {
  const is = {mode: '100644', id: ID};
  const files: readonly FileChange[] = [{kind: 'renamed', from: 'a', path: 'b', was: is, is}];
  const one = {hash: ID, parents: [], time: 1, isCutOff: false, message: 'x', files};
  const output = formatRawLog([one]);
  const endsOfARow = [output.length, output.indexOf('\0\0\n') + 2];
  for (let length = 1; length < output.length; length++) {
    if (!endsOfARow.includes(length))
      expect(() => readOutput(output.slice(0, length))).toThrow('reads differently');
  }
});

test('a copy is an addition, a type change a modification', () => {
  const rows = `:100644 100644 ${ID} ${ID} C100\0a\0b\0:100644 120000 ${ID} ${ID} T\0c\0`;
  expect(readOutput(`\x01h\0\x001\0\0x\0\0\n${rows}`)[0]?.files).toMatchObject([
    {kind: 'added', path: 'b'},
    {kind: 'modified', path: 'c', was: {mode: '100644'}, is: {mode: '120000'}},
  ]);
});

test('what is no log at all is an error', () => {
  for (const output of ['x\0', '\x01h\0\x001\0\0x\0y\0', '\x01h\0\x001\0\0x\0\0\n:x\0y\0'])
    expect(() => readOutput(output)).toThrow('reads differently');
});

test('the paths below a folder are known under both names of a rename, whatever their bytes', () => {
  const rows = `:100644 100644 ${ID} ${ID} R090\0dö/a\0x/b\0:100644 100644 ${ID} ${ID} M\0d/c\0`;
  const found: (readonly string[])[] = [];
  const reader = readRawLog(({pathsBelow}) =>
    found.push(pathsBelow('dö/'), pathsBelow('x/'), pathsBelow('')),
  );
  reader.push(Buffer.from(`\x01h\0\x001\0\0x\0\0\n${rows}`));
  reader.end();
  expect(found).toEqual([['dö/a'], ['x/b'], ['dö/a', 'x/b', 'd/c']]);
});
