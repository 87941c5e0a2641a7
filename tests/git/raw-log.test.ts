import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type LoggedCommit, parseRawLog} from '../../src/git/raw-log.ts';
import type {FileChange} from '../../src/history/history.ts';

const ZERO = '0'.repeat(40);
const LETTER = {added: 'A', modified: 'M', deleted: 'D', renamed: 'R087'} as const;

/** What git prints, by its documentation and by experiment. */
function formatRawLog(commits: readonly LoggedCommit[]): string {
  return commits
    .map(({hash, parents, time, message, files}) => {
      const rows = files.map(row).join('');
      return `\x01${hash}\0${parents.join(' ')}\0${time}\0${message}\n\0\0${rows && `\n${rows}`}`;
    })
    .join('');
}

function row({kind, path, from}: FileChange): string {
  return `:100644 100644 ${ZERO} ${ZERO} ${LETTER[kind]}\0${from === undefined ? '' : `${from}\0`}${path}\0`;
}

const text = fc.string({
  unit: fc.constantFrom('a', '\x01', '\n', ':', ' ', 'M', '\t', 'é', '"', '-', 'R100'),
});
const path = text.filter((value) => value !== '');
const hash = fc.string({unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40});
const file: fc.Arbitrary<FileChange> = fc.oneof(
  fc.record({kind: fc.constantFrom('added' as const, 'modified' as const, 'deleted' as const), path}),
  fc.record({kind: fc.constant('renamed' as const), path, from: path}),
);
const commit = fc.record({
  hash,
  parents: fc.array(hash, {maxLength: 2}),
  time: fc.nat(),
  message: text.map((value) => value.trimEnd()),
  files: fc.array(file, {maxLength: 4}),
});

test('reads back what git prints, whatever messages and paths hold', () => {
  fc.assert(
    fc.property(fc.array(commit), (commits) => {
      expect(parseRawLog(formatRawLog(commits))).toEqual(commits);
    }),
  );
});

test('an output cut anywhere but between commits or rows is an error, never a short answer', () => {
  const files: readonly FileChange[] = [{kind: 'renamed', from: 'a', path: 'b'}];
  const output = formatRawLog([{hash: 'a'.repeat(40), parents: [], time: 1, message: 'x', files}]);
  const endsOfARow = [output.length, output.indexOf('\0\0\n') + 2, output.indexOf('\0\0\n') + 3];
  for (let length = 1; length < output.length; length++) {
    if (!endsOfARow.includes(length))
      expect(() => parseRawLog(output.slice(0, length))).toThrow('reads differently');
  }
});

test('a copy is an addition, a type change a modification', () => {
  const rows = `:100644 100644 ${ZERO} ${ZERO} C100\0a\0b\0:100644 120000 ${ZERO} ${ZERO} T\0c\0`;
  expect(parseRawLog(`\x01h\0\x001\0x\0\0\n${rows}`)[0]?.files).toEqual([
    {kind: 'added', path: 'b'},
    {kind: 'modified', path: 'c'},
  ]);
});
