import {Buffer} from 'node:buffer';
import fc from 'fast-check';
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

test('an output is read the same in whatever pieces it arrives, and what is not wanted is passed over', () => {
  const content = fc.uint8Array({maxLength: 40});
  const object = fc.record({content, kind: fc.constantFrom('blob', 'tree', 'none')});
  fc.assert(
    fc.property(
      fc.array(object, {maxLength: 8}),
      fc.array(fc.integer({min: 1, max: 60})),
      (objects, sizes) => {
        const ids = objects.map((_, index) => index.toString(16).padStart(40, '0'));
        const whole = Buffer.concat(
          objects.flatMap(({content: bytes, kind}, index) =>
            kind === 'none'
              ? [Buffer.from(`${index} missing\n`)]
              : [Buffer.from(`${ids[index]} ${kind} ${bytes.length}\n`), bytes, Buffer.from('\n')],
          ),
        );
        const found: unknown[] = [];
        const reader = readBatch(
          (bytes, id) => found.push([bytes && [...bytes], id]),
          (id) => !id.endsWith('3'),
        );
        let at = 0;
        for (const size of [...sizes, whole.length]) {
          reader.push(whole.subarray(at, at + size));
          at += size;
        }
        reader.end();
        expect(found).toEqual(
          objects.map(({content: bytes, kind}, index) => [
            kind === 'blob' && index !== 3 ? [...bytes] : undefined,
            kind === 'none' ? undefined : ids[index],
          ]),
        );
      },
    ),
    {numRuns: 200},
  );
});

test('objects are known by their hashes, equal contents are read once, and what is no file has no text', async () => {
  const repo = newRepo();
  const {first = '', second = ''} = importCommits(repo, [
    {name: 'first', files: {'a.txt': 'same\n'}},
    {name: 'second', files: {'b.txt': 'same\n', 'lib/c.txt': 'other\n'}},
  ]);
  const git = gitAt(repo.root, {env: repo.env});
  const short = first.slice(0, 8);
  const names = [
    `${short}^{commit}`,
    `${first}:a.txt`,
    `${second}:b.txt`,
    `${second}:lib`,
    'HEAD^{commit}',
    '0123456^{commit}',
  ];
  const objects = await git.objects(names);
  expect([...objects.keys()]).toEqual(names.slice(0, 5));
  expect(objects.get(`${short}^{commit}`)).toEqual({id: first, text: undefined});
  expect(objects.get('HEAD^{commit}')?.id).toBe(second);
  expect(objects.get(`${first}:a.txt`)).toMatchObject({text: 'same\n'});
  expect(objects.get(`${second}:b.txt`)).toBe(objects.get(`${first}:a.txt`));
  expect(objects.get(`${second}:lib`)).toMatchObject({text: undefined});
});
