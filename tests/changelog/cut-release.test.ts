import {expect, test} from 'vitest';
import {
  cutRelease,
  type ReleaseEdit,
  unreleasedChanges,
  yankRelease,
} from '../../src/changelog/formats/keep-a-changelog/cut-release.ts';
import {notesOf} from '../../src/changelog/formats/keep-a-changelog/release-notes.ts';
import {releaseLinks} from '../../src/changelog/release-links.ts';
import {parse} from '../../src/markdown/document.ts';
import {applyEdits} from '../../src/markdown/edit.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {defaultSettings} from '../../src/project/changelog-config.ts';

const read = (text: string) => parse(sourceOf('CHANGELOG.md', text));

function edited(text: string, edit: ReleaseEdit): string {
  return edit.kind === 'edits' ? applyEdits(text, edit.edits) : edit.reason;
}

function cut(text: string, version = '1.1.0', links?: Parameters<typeof cutRelease>[2]['links']): string {
  return edited(text, cutRelease(read(text), defaultSettings, {version, date: '2026-03-01', links}));
}

/** The lines that a release brings into a file. */
function news(text: string, version?: string): readonly string[] {
  const old = text.split('\n');
  return cut(text, version)
    .split('\n')
    .filter((line) => line !== '' && !old.includes(line));
}

test.each([
  ['## [Unreleased]\n\n## [1.0.0] - 2026-01-01\n', '## [1.1.0] - 2026-03-01'],
  ['## Unreleased\n\n## 1.0.0 (2026-01-01)\n', '## 1.1.0 (2026-03-01)'],
  ['# Unreleased\n\n# v1.0.0 – 2026-01-01 [YANKED]\n', '# v1.1.0 – 2026-03-01'],
  ['## Unreleased\n\n## Version 1.0.0: 2026-01-01\n', '## Version 1.1.0: 2026-03-01'],
  ['## Unreleased\n\n## 1.0.0\n', '## 1.1.0'],
  ['## [Unreleased]\n\n## [1.0.0] 2026-01-01 - Name\n', '## [1.1.0] 2026-03-01'],
  ['## [Unreleased]\n', '## [1.1.0] - 2026-03-01'],
  ['## Unreleased\n', '## 1.1.0 - 2026-03-01'],
  ['Unreleased\n---\n\n- x\n\n1.0.0 - 2026-01-01\n---\n', '## 1.1.0 - 2026-03-01'],
  ['## main\n\n## 1.0.0 - soon\n', '## 1.1.0'],
  [
    '## Unreleased\n\n## [1.0.0](https://x.y/compare/v0.9...v1.0.0) (2026-01-01)\n\n## 0.9\n',
    '## [1.1.0](https://x.y/compare/v1.0.0...v1.1.0) (2026-03-01)',
  ],
])('%j is cut in its own style', (text, heading) => {
  expect(news(text, 'v1.1.0')).toEqual([heading]);
});

const HEADS = '## [Unreleased]\n\n## [1.0.0] - 2026-01-01\n\n## [0.9.0] - 2025-01-01\n\n';

test.each([
  [
    'addresses of tags',
    '[1.0.0]: https://x.y/releases/tag/v1.0.0\n[0.9.0]: https://x.y/releases/tag/v0.9.0\n',
    ['[1.1.0]: https://x.y/releases/tag/v1.1.0'],
  ],
  [
    'comparisons',
    '[unreleased]: https://x.y/compare/v1.0.0...HEAD\n[1.0.0]: https://x.y/compare/v0.9.0...v1.0.0\n',
    ['[unreleased]: https://x.y/compare/v1.1.0...HEAD', '[1.1.0]: https://x.y/compare/v1.0.0...v1.1.0'],
  ],
  [
    'tags, and a comparison of what is not released',
    '[Unreleased]: https://x.y/compare/v1.0.0...dev\n[1.0.0]: https://x.y/tags/v1.0.0\n[0.9.0]: https://x.y/tags/v0.9.0\n',
    ['[Unreleased]: https://x.y/compare/v1.1.0...dev', '[1.1.0]: https://x.y/tags/v1.1.0'],
  ],
  [
    'a comparison of what is not released, and the first version',
    '[Unreleased]: https://x.y/-/compare/1.0.0...main\n[1.0.0]: https://x.y/-/tags/1.0.0\n',
    ['[Unreleased]: https://x.y/-/compare/1.1.0...main', '[1.1.0]: https://x.y/-/compare/1.0.0...1.1.0'],
  ],
  [
    'the newer one first',
    '[1.0.0]: https://x.y/branches/compare/v1.0.0%0Dv0.9.0\n',
    ['[1.1.0]: https://x.y/branches/compare/v1.1.0%0Dv1.0.0'],
  ],
  [
    'a definition of an old version only',
    '[0.9.0]: https://x.y/compare/v0.8.0...v0.9.0\n',
    ['[1.1.0]: https://x.y/compare/v1.0.0...v1.1.0'],
  ],
  [
    'a comparison that begins at a commit',
    '[1.0.0]: https://x.y/compare/0c0f82c...1.0.0\n[0.9.0]: https://x.y/0.9.0\n',
    ['[1.1.0]: https://x.y/compare/1.0.0...1.1.0'],
  ],
  ['addresses without a version', '[1.0.0]: https://x.y/one\n', []],
  ['no definitions', '', []],
])('definitions go on as they are: %s', (_, definitions, added) => {
  expect(news(HEADS + definitions)).toEqual(['## [1.1.0] - 2026-03-01', ...added]);
});

test('a version that begins like another is another', () => {
  const text =
    '## [Unreleased]\n\n## [1.0.1] - 2026-01-01\n\n## [1.0] - 2025-01-01\n\n[1.0.1]: https://x.y/compare/1.0...1.0.1\n';
  expect(cut(text)).toContain(
    '[1.1.0]: https://x.y/compare/1.0.1...1.1.0\n[1.0.1]: https://x.y/compare/1.0...1.0.1\n',
  );
});

const links = releaseLinks(
  {host: 'github', url: 'https://github.com/o/r'},
  {tagOf: (version) => `v${version}`, branch: 'main'},
);

test('a file without definitions gets some when they are given', () => {
  expect(cut('## [Unreleased]\n\n- x\n', '1.1.0', links)).toBe(
    '## [Unreleased]\n\n## [1.1.0] - 2026-03-01\n\n- x\n\n[Unreleased]: https://github.com/o/r/compare/v1.1.0...HEAD\n[1.1.0]: https://github.com/o/r/releases/tag/v1.1.0\n',
  );
  expect(cut('## Unreleased\n\n- x\n', '1.1.0', links)).not.toContain('github.com');
});

test('lines between versions come between', () => {
  const between = '## Unreleased\n\n- x\n\n---\n\n## 1.0.0\n\n- y\n';
  expect(cut(between)).toBe('## Unreleased\n\n---\n\n## 1.1.0\n\n- x\n\n---\n\n## 1.0.0\n\n- y\n');
  const below = '## Unreleased\n\n- x\n\n## 1.0.0\n\n- y\n\n***\n\n## 0.9.0\n';
  expect(cut(below)).toBe('## Unreleased\n\n## 1.1.0\n\n- x\n\n***\n\n## 1.0.0\n\n- y\n\n***\n\n## 0.9.0\n');
});

test('line endings are those of the file', () => {
  expect(cut('## [Unreleased]\r\n\r\n- x\r\n')).toBe(
    '## [Unreleased]\r\n\r\n## [1.1.0] - 2026-03-01\r\n\r\n- x\r\n',
  );
});

test.each([
  ['# Log\n', '1.0.0', 'CHANGELOG.md has no heading `Unreleased` above its versions'],
  ['## Unreleased\n\n## v1.0.0\n', '1.0.0', '`1.0.0` is already a version of CHANGELOG.md'],
  [
    '## Unreleased\n',
    '1.0 [x]',
    '`1.0 [x]` cannot name a version, expected a word without brackets or white space',
  ],
  [
    '## 1.1.0 (unreleased)\n',
    '1.1.0',
    'the heading of what is not released names 1.1.0, expected `Unreleased`',
  ],
])('%j cannot be cut as %s', (text, version, reason) => {
  expect(cut(text, version)).toBe(reason);
});

test('a version is marked as withdrawn, once', () => {
  const text = '## [1.0.0] - 2026-01-01 ##\n\n0.9.0\n-----\n\n## 0.8.0 [YANKED]\n';
  const yank = (version: string) => edited(text, yankRelease(read(text), defaultSettings, version));
  expect(yank('v1.0.0')).toContain('## [1.0.0] - 2026-01-01 [YANKED] ##\n');
  expect(yank('0.9.0')).toContain('0.9.0 [YANKED]\n-----\n');
  expect(yank('0.8.0')).toBe(text);
  expect(yank('7.0.0')).toBe('CHANGELOG.md has no version `7.0.0`');
});

test('notes stand by themselves', () => {
  const text =
    '## Unreleased\r\n\r\n## [1.0.0]\r\n\r\nSee [docs] and [#1][one].\r\n\r\n### Added\r\n\r\n- x\r\n\r\n---\r\n\r\n## 0.9.0\r\n\r\n[docs]: https://x.y\r\n[one]: https://x.y/1\r\n[1.0.0]: https://x.y/v1\r\n';
  expect(notesOf(read(text), defaultSettings, 'v1.0.0')).toBe(
    'See [docs] and [#1][one].\n\n### Added\n\n- x\n\n[docs]: https://x.y\n[one]: https://x.y/1\n',
  );
  expect(notesOf(read(text), defaultSettings, '0.9.0')).toBe('');
  expect(notesOf(read(text), defaultSettings, '2.0.0')).toBeUndefined();
});

test('what is not released is told by folders, each once', () => {
  const archive = 'openspec/changes/archive';
  const text = `## Unreleased\n\n- [a](${archive}/2026-01-01-a/specs/x.md), [a](${archive}/2026-01-01-a)\n- [b](${archive}/b)\n\n## 1.0.0\n\n- [c](${archive}/c)\n`;
  expect(unreleasedChanges(read(text), defaultSettings)).toEqual([`${archive}/2026-01-01-a`, `${archive}/b`]);
});
