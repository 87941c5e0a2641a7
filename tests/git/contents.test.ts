import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {readBatch} from '../../src/git/contents.ts';
import {gitAt} from '../../src/git/git-at.ts';
import {importCommits} from '../support/import.ts';
import {newRepo} from '../support/repo.ts';

test('contents come by the names they are asked for by; a name of nothing, or of a folder, has none', async () => {
  const repo = newRepo();
  const {second = ''} = importCommits(repo, [
    {name: 'first', files: {'a b.json': 'ä\nb', 'empty.txt': ''}},
    {name: 'second', files: {'a b.json': undefined, 'lib/x.txt': 'blob 12\nx\n'}},
  ]);
  const git = gitAt(repo.root, {env: repo.env});
  const names = [
    `${second}:lib/x.txt`,
    `${second}:a b.json`,
    `${second}^:a b.json`,
    `${second}:lib`,
    `${second}:empty.txt`,
    `${second}^^:a b.json`,
    '--all',
    `${second}:lib/x.txt\n${second}`,
  ];
  expect(await git.contents(names)).toEqual(
    new Map([
      [`${second}:lib/x.txt`, 'blob 12\nx\n'],
      [`${second}^:a b.json`, 'ä\nb'],
      [`${second}:empty.txt`, ''],
    ]),
  );
});

test('an output that is cut short is an error, wherever it is cut', () => {
  const hash = 'a'.repeat(40);
  const whole = Buffer.from(`${hash} blob 3\nabc\n${hash}:x missing\n`);
  const read = (length: number) => {
    const found: (string | undefined)[] = [];
    const reader = readBatch((content) => found.push(content && Buffer.from(content).toString()));
    reader.push(whole.subarray(0, length));
    reader.end();
    return found;
  };
  expect(read(whole.length)).toEqual(['abc', undefined]);
  const ends = new Set([0, whole.indexOf('\n', 50) + 1, whole.length]);
  for (let length = 0; length < whole.length; length++)
    if (!ends.has(length)) expect(() => read(length), String(length)).toThrow(/reads differently/);
});
