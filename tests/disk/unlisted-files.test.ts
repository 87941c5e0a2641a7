import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {projectFiles} from '../../src/disk/project-files.ts';
import {unlistedFiles} from '../../src/disk/unlisted-files.ts';
import {temporaryFolder} from '../support/repo.ts';

const name = fc.constantFrom('a', 'b.md', 'config.yaml', 'specs', 'changes');
const path = fc.array(name, {minLength: 1, maxLength: 4}).map((names) => `openspec/${names.join('/')}`);
const outside = fc.constantFrom('CHANGELOG.md', 'a/b.md', 'docs/a');
const kind = fc.constantFrom('file', 'folder', 'link', 'link to a folder') as fc.Arbitrary<Kind>;
type Kind = 'file' | 'folder' | 'link' | 'link to a folder';

test.skipIf(process.platform === 'win32')('files that are not listed are read as those that are', () => {
  const given = fc.array(fc.tuple(fc.oneof({weight: 4, arbitrary: path}, outside), kind), {maxLength: 12});
  fc.assert(
    fc.property(given, (entries) => {
      const root = temporaryFolder();
      mkdirSync(join(root, 'openspec'));
      mkdirSync(join(root, 'docs'));
      for (const [at, what] of entries) tryToMake(root, at, what);
      const [listed, unlisted] = [projectFiles(nodeFs, root), unlistedFiles(nodeFs, root)];
      const asked = [
        ...entries.map(([at]) => at),
        ...listed.files,
        'openspec/config.yaml',
        'docs/a',
        'none/a',
      ];
      for (const at of asked) expect(unlisted.read(at)?.text, at).toBe(listed.read(at)?.text);
      const reasons = ({unreadable}: typeof listed) =>
        unreadable.filter(({path: at}) => asked.includes(at)).map(({path: at, reason}) => `${at} ${reason}`);
      expect(reasons(unlisted)).toEqual(expect.arrayContaining(reasons(listed)));
      expect(reasons(unlisted)).toEqual([...new Set(reasons(unlisted))]);
      expect(unlisted.files).toEqual(listed.files.filter((file) => file === 'openspec/config.yaml'));
    }),
    {numRuns: 60},
  );
});

/** What is in the way of another entry stays. */
function tryToMake(root: string, at: string, what: Kind): void {
  const native = join(root, at);
  try {
    mkdirSync(what === 'folder' ? native : dirname(native), {recursive: true});
    if (what === 'file') writeFileSync(native, at, {flag: 'wx'});
    if (what === 'link') symlinkSync(join(root, 'CHANGELOG.md'), native);
    if (what === 'link to a folder') symlinkSync(join(root, 'openspec'), native, 'dir');
  } catch (error) {
    if (!/^(?:EEXIST|ENOENT|ENOTDIR|EINVAL|ELOOP)$/.test((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
  }
}
