import fc from 'fast-check';
import {expect, test} from 'vitest';
import {patternCovers, patternFault} from '../../src/project/path-pattern.ts';

test.each([
  ['docs/archive/', 'docs/archive/a/b.md', true],
  ['docs/archive', 'docs/archive/a.md', true],
  ['docs/archive/', 'docs/archive', true],
  ['docs/archive', 'docs/archive/', true],
  ['docs/archive', 'docs/archives/a.md', false],
  ['docs/archive', 'old/docs/archive/a.md', false],
  ['./docs', 'docs/a.md', true],
  ['/docs', './docs/a.md', true],
  ['docs/*', 'docs/a.md', true],
  ['docs/*', 'docs/a/b.md', false],
  ['docs/*/', 'docs/a/b.md', true],
  ['docs/**', 'docs/a/b.md', true],
  ['src/*/generated', 'src/a/generated/b.ts', true],
  ['src/*/generated', 'src/a/b/generated/c.ts', false],
  ['src/**/generated', 'src/a/b/generated/c.ts', true],
  ['src/**/generated', 'src/generated/c.ts', true],
  ['**/*.lock', 'a.lock', true],
  ['**/*.lock', 'a/b/c.lock', true],
  ['*.lock', 'a/b.lock', false],
  ['a*b*c', 'aXbXbXc', true],
  ['a*b*c', 'aXbXbX', false],
  ['file?.md', 'file1.md', true],
  ['file?.md', 'file.md', false],
  ['file?.md', 'file😀.md', true],
  ['app/[id]/(a|b).ts', 'app/[id]/(a|b).ts', true],
  ['app/[id]', 'app/i', false],
  ['**', 'a', true],
  ['a.b', 'axb', false],
  ['Docs', 'docs/a', false],
])('%j covers %j: %j', (pattern, path, isCovered) => {
  expect(patternCovers(pattern, path)).toBe(isCovered);
});

test.each([
  '',
  '/',
  './',
  '.',
  '~/.ssh',
  '\\\\share',
  'C:\\x',
  'c:/x',
  'a\\b',
  '!a',
  '../a',
  'a/../b',
  'https://a.b',
])('%j can name no file', (pattern) => {
  expect(patternFault(pattern)).toMatch(/^[a-z][^.]+$/);
});

const name = fc.string({unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 4});
const sound = fc.array(
  name.filter((each) => !/^\.+$/.test(each)),
  {minLength: 1, maxLength: 4},
);

test('a path covers itself, and its folders cover it, whatever is put as a star', () => {
  fc.assert(
    fc.property(sound, fc.nat(), (names, at) => {
      const path = names.join('/');
      const index = at % names.length;
      expect(patternFault(path)).toBeUndefined();
      expect(patternCovers(path, path)).toBe(true);
      expect(patternCovers(names.slice(0, index + 1).join('/'), path)).toBe(true);
      expect(patternCovers(names.with(index, '*').join('/'), path)).toBe(true);
      expect(patternCovers([...names.slice(0, index), '**'].join('/'), path)).toBe(true);
    }),
  );
});

test('a pattern of many stars is answered, where trying all ways would have no end', () => {
  expect(patternCovers(`${'a*'.repeat(500)}b`, 'a'.repeat(2000))).toBe(false);
  expect(patternCovers(`${'**/a/'.repeat(300)}b`, `${'a/'.repeat(1000)}c`)).toBe(false);
});
