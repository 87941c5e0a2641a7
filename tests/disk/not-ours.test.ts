import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {hostname, tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {ARCHIVE_REWORK, REWORK} from '../support/rework.ts';
import {runBin} from '../support/run-bin.ts';
import {writeTree} from '../support/tree.ts';

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'openspec-not-ours-')));
afterAll(() => rmSync(temporary, {recursive: true, force: true}));

const OURS = 'openspec/.openspec-txn';

/** What may have the name of a file of ours. Opening a pipe waits for whoever writes to it. */
const impostors: Readonly<Record<string, (path: string) => void>> = {
  'special file': (path) => execFileSync('mkfifo', [path]),
  link: (path) => {
    const elsewhere = mkdtempSync(join(temporary, 'elsewhere-'));
    writeFileSync(join(elsewhere, 'journal.json'), '{"version":1,"title":"theirs","steps":[]}');
    symlinkSync(path.endsWith(OURS) ? elsewhere : join(elsewhere, 'journal.json'), path);
  },
  folder: (path) => mkdirSync(path),
};

function projectWith(path: string, make: (path: string) => void): string {
  const root = mkdtempSync(join(temporary, 'project-'));
  writeTree(root, REWORK);
  mkdirSync(join(root, dirname(path)), {recursive: true});
  make(join(root, path));
  return root;
}

describe.skipIf(process.platform === 'win32')('neither waited for nor followed', () => {
  const cases = Object.entries(impostors).flatMap(([kind, make]) =>
    [OURS, `${OURS}/lock`, `${OURS}/journal.json`]
      .filter((path) => path !== OURS || kind !== 'folder')
      .map((path) => [kind, path, make] as const),
  );

  test.each(cases)('a %s at %s', (kind, path, make) => {
    const root = projectWith(path, make);
    const {status, stderr, signal} = runBin(root, ARCHIVE_REWORK);
    expect([status, signal]).toEqual([2, null]);
    const expected = path === OURS ? 'folder' : 'plain file';
    expect(stderr).toBe(
      `openspec: ${join(root, path)} is a ${kind}, expected a ${expected} of this tool, and nothing was changed; look at it, and remove it (not-ours)\n  Try: ls -ld '${join(root, path)}'\n`,
    );
    expect(existsSync(join(root, 'openspec/changes/rework/proposal.md'))).toBe(true);
  });

  test('a pipe in the chain of locks after a holder that died', () => {
    const root = projectWith(`${OURS}/lock.theirs`, impostors['special file'] ?? (() => undefined));
    const card = {id: 'theirs', pid: 2 ** 30, host: hostname()};
    writeFileSync(join(root, OURS, 'lock'), JSON.stringify(card));
    const {status, stderr} = runBin(root, ARCHIVE_REWORK);
    expect(stderr).toContain('lock.theirs is a special file, expected a plain file of this tool');
    expect(status).toBe(2);
  });

  test('a pipe that nobody asks for is left alone', () => {
    const root = projectWith(`${OURS}/old.owner`, impostors['special file'] ?? (() => undefined));
    expect(runBin(root, ARCHIVE_REWORK).status).toBe(0);
    expect(existsSync(join(root, OURS, 'old.owner'))).toBe(true);
  });
});
