import {expect, test} from 'vitest';
import {applyEdits} from '../../src/markdown/edit.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {writeBase} from '../../src/plan/write-base.ts';

const HASH = '0123456789012345678901234567890123456789';

test.each([
  ['', `base: ${HASH}\n`],
  ['created: 2026-01-31', `created: 2026-01-31\nbase: ${HASH}\n`],
  ['created: 2026-01-31\r\n', `created: 2026-01-31\r\nbase: ${HASH}\r\n`],
  ['# only words\n', `# only words\nbase: ${HASH}\n`],
  ['base: abcdef0 # when begun\ntitle: x\n', `base: ${HASH} # when begun\ntitle: x\n`],
  ['"base": "abcdef0"\n', `base: ${HASH}\n`],
  ['base:\ntitle: x\n', `base: ${HASH}\ntitle: x\n`],
  ['title: |\n  two\n  lines\n', `title: |\n  two\n  lines\nbase: ${HASH}\n`],
  ['{created: 2026-01-31}\n', `{created: 2026-01-31, base: ${HASH}}\n`],
  ['commits:\n  - abcdef0\n...\n', `base: ${HASH}\ncommits:\n  - abcdef0\n...\n`],
  ['  created: 2026-01-31\n', `  created: 2026-01-31\n  base: ${HASH}\n`],
])('%j', (before, after) => {
  const edit = writeBase(sourceOf('.openspec.yaml', before), HASH);
  expect(edit && applyEdits(before, [edit])).toBe(after);
});

test.each(['- a\n- b\n', 'a: [\n', 'words\n'])('not in %j', (text) => {
  expect(writeBase(sourceOf('.openspec.yaml', text), HASH)).toBeUndefined();
});
