import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {sourceOf} from '../../src/markdown/source.ts';
import {planDiff} from '../../src/report/plan-diff.ts';
import {newRepo} from '../support/repo.ts';

test('writes, files made and moves are shown in the order of the plan', () => {
  const source = sourceOf('a.md', 'one\ntwo\n');
  expect(
    planDiff([
      {kind: 'write', source, edits: [{start: 0, end: 3, text: 'ONE'}]},
      {kind: 'create', path: 'b.md', content: 'b\n'},
      {kind: 'move', from: 'x', to: 'archive/x'},
      {kind: 'write', source, edits: []},
    ]),
  ).toBe(`--- a/a.md
+++ b/a.md
@@ -1,2 +1,2 @@
-one
+ONE
 two
--- /dev/null
+++ b/b.md
@@ -0,0 +1,1 @@
+b
rename from x
rename to archive/x
`);
});

test.each([
  ['a plain name', 'a.md', 'one\ntwo\n'],
  ['a name with a space', 'a b.md', 'one\ntwo\n'],
  ['a name with quotes', 'a "b".md', 'one\ntwo\n'],
  ['a name beyond ASCII', 'naïve.md', 'one\ntwo\n'],
  ['CRLF', 'a.md', 'one\r\ntwo\r\n'],
  ['no final line break', 'a.md', 'one\ntwo'],
  ['a byte order mark', 'a.md', '\uFEFFone\ntwo\n'],
])('git applies the diff of a file with %s', (_, path, before) => {
  const repo = newRepo();
  repo.write({[path]: before});
  const source = sourceOf(path, before);
  const diff = planDiff([
    {kind: 'write', source, edits: [{start: 0, end: 3, text: 'ONE'}]},
    {kind: 'create', path: 'new.md', content: 'fresh\n'},
  ]);
  writeFileSync(join(repo.root, 'diff'), diff);
  execFileSync('git', ['apply', '--whitespace=nowarn', 'diff'], {cwd: repo.root, env: repo.env});
  expect(readFileSync(join(repo.root, path), 'utf8')).toBe(before.replace('one', 'ONE'));
  expect(readFileSync(join(repo.root, 'new.md'), 'utf8')).toBe('fresh\n');
});
