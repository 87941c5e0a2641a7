import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {forbiddenPaths} from '../../src/project/prohibitions.ts';
import {protectedPaths, protectionOf} from '../../src/project/protected-paths.ts';
import {projectOf} from '../support/project.ts';
import {packageRoot} from '../support/run-cli.ts';

const inText = (text: string) => forbiddenPaths(parse(sourceOf('AGENTS.md', text)));
const paths = (text: string) => inText(text).map(({path}) => path);

test.each([
  ['- Do not edit files under `docs/archive/`.', ['docs/archive/']],
  ["Don't touch `dist/`", ['dist/']],
  ['Don’t ever modify `dist/`', ['dist/']],
  ['**DO NOT edit files under `a/b` manually. They are made from `c/d`.**', ['a/b']],
  [
    'Edit `src/`. Never edit `dist/`, `AGENTS.md`,\n`llms.txt` or `a/*.ts`; they are made.',
    ['dist/', 'AGENTS.md', 'llms.txt', 'a/*.ts'],
  ],
  ['Important: never manually change anything in `a/` (including `a/b/`)', ['a/', 'a/b/']],
  ['1. Do not edit, rename or delete files in the folders `a/` and `b/`.', ['a/', 'b/']],
  ['Never edit generated files (e.g. `a/b.ts`)', ['a/b.ts']],
  ['> **Do not edit files under `a/`** from here', ['a/']],
  ['Never touch:\n\n- `a/`\n- the folder `b/`: see `c/`\n- nothing else', ['a/', 'b/']],
  ['- Never touch:\n  - `a/`', ['a/']],
  ['Do not edit `a/` — write `b/` instead', ['a/']],
  ['Do not edit `a/`, edit `b/`', ['a/']],
  ['Do not edit `a/` unless told to in `b/c.md`', ['a/']],
  ['Never edit `db/001.sql` after it was merged', []],
  ['Do not change `a.json` by hand without asking', []],
  ['Do not change `a.json` by hand.', ['a.json']],
  ['Do not touch any file outside `a/`', []],
  ['Do not edit anything but `a/`', []],
  ['Never edit `src/` to make tests pass', []],
  ['Do not change `port` or `run()` or `--force` or `a b/c`', []],
  ['Do not change the port, see `docs/ports.md`', []],
  ['Never modify `~/.config/x`, `../y` or `https://a.b/c`', []],
  ['Users never edit `.env`', []],
  ['Do not run `bin/deploy`', []],
  ['## Do not edit `a/`', []],
  ['```\nDo not edit `a/`\n```', []],
  ['<!-- Do not edit `a/` -->', []],
])('of %j the forbidden paths are %j', (text, expected) => {
  expect(paths(text)).toEqual(expected);
});

test('a forbidden path knows where it stands', () => {
  const text = 'Do not edit \uFFFC *any* &amp; `a/` or\r\n`b/`.';
  expect(inText(text).map(({start, end}) => text.slice(start, end))).toEqual(['`a/`', '`b/`']);
});

const piece = fc.constantFrom(
  ...'Do|not|Never|Don’t|edit|touch|or|and|,|.|:|;|e.g.|`a/`|`b.ts`|`|to|*|**|- |> |[x](y)|\uFFFC|\n|\n\n|\\'.split(
    '|',
  ),
);

test('whatever the text, it is read, and what is found stands there in code', () => {
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 40}), (pieces) => {
      const text = pieces.join(' ');
      for (const {path, start, end} of inText(text)) expect(text.slice(start, end)).toContain(path);
    }),
    {numRuns: 500},
  );
});

test('what is protected is known with its place, the config first, each path once', () => {
  const project = projectOf({
    'openspec/config.yaml': 'x: &x [a/, "*.lock", 7, ../b]\nprotected: *x\n',
    'AGENTS.md': '# Guide\n\nDo not edit `a/` or `c/`.\n',
  });
  const found = protectedPaths(project);
  expect(found.map(({path, from, place}) => [path, from, place.line, place.column])).toEqual([
    ['a/', 'openspec/config.yaml', 1, 8],
    ['*.lock', 'openspec/config.yaml', 1, 12],
    ['c/', 'AGENTS.md', 3, 21],
  ]);
  expect(protectedPaths(project)).toBe(found);
  expect(protectionOf('c/d.ts', found)?.from).toBe('AGENTS.md');
  expect(protectionOf('d/c/d.ts', found)).toBeUndefined();
});

test('nothing is protected where nobody says so', () => {
  expect(protectedPaths(projectOf({}))).toEqual([]);
  expect(protectedPaths(projectOf({'openspec/config.yaml': 'protected: {a: b}\n'}))).toEqual([]);
  expect(protectedPaths(projectOf({'openspec/config.yaml': 'protected: [\n'}))).toEqual([]);
});

const seed = join(packageRoot, '../shared/seeds/repository-guidelines.md');

describe.runIf(existsSync(seed))('the guidelines that brought protected paths', () => {
  test('protect one folder', () => {
    expect(paths(readFileSync(seed, 'utf8'))).toEqual(['docs/archive/']);
  });
});
