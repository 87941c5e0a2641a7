import {spawn} from 'node:child_process';
import {once} from 'node:events';
import * as disk from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Fs} from '../../src/disk/fs.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {temporaryFolder} from '../support/repo.ts';
import {runCli} from '../support/run-cli.ts';
import {changeFiles, smallProject, specText} from '../support/small-project.ts';
import {treeOf, writeTree} from '../support/tree.ts';

const spec = 'openspec/specs/auth/spec.md';
const longSpec = `${specText}${'\nMore of it.\n'.repeat(300)}`;

/** Do something while another process writes one text and the other to a file, over and over. */
async function whileRewritten(
  how: 'in-place' | 'rename',
  file: string,
  texts: readonly string[],
  act: () => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder();
  const others = texts.map((text, index) => {
    disk.writeFileSync(join(folder, `${index}`), text);
    return join(folder, `${index}`);
  });
  const script = join(import.meta.dirname, '..', 'support', 'rewriter.cjs');
  const rewriter = spawn(process.execPath, [script, how, file, ...others], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    await once(rewriter.stdout, 'data');
    await act();
  } finally {
    const closed = once(rewriter, 'close');
    rewriter.stdin.end();
    await closed;
  }
}

/** A disk that keeps what is written to it. */
function recording(written: string[]): Fs {
  return {
    ...nodeFs,
    createFile(file, bytes, mode) {
      written.push(new TextDecoder().decode(bytes));
      nodeFs.createFile(file, bytes, mode);
    },
  };
}

/** A disk on which something happens right before the reading of a file, once. */
function justBeforeReading(path: string, happens: () => void): Fs {
  let isDue = true;
  return {
    ...nodeFs,
    read(file) {
      if (isDue && file === path) {
        isDue = false;
        happens();
      }
      return nodeFs.read(file);
    },
  };
}

describe('a file that another process rewrites', () => {
  test('is read as one of its versions', async () => {
    const file = join(temporaryFolder(), 'spec.md');
    const versions = ['a'.repeat(300_000), 'b'.repeat(200_000)];
    const seen = new Set<string>();
    await whileRewritten('in-place', file, versions, async () => {
      for (let round = 0; round < 300; round++) seen.add(shapeOf(file));
    });
    expect([...seen].filter((shape) => !/^(?:a*|b*|EBUSY|ENOENT)$/.test(shape))).toEqual([]);
    expect(seen.size).toBeGreaterThan(0);
  });

  test.each(['in-place', 'rename'] as const)('%s, archives what was there, or nothing', async (how) => {
    const cwd = temporaryFolder();
    const shorter = longSpec.replaceAll('More of it.', 'Less.');
    writeTree(cwd, {...smallProject, [spec]: longSpec});
    const written: string[] = [];
    for (let round = 0; round < 5; round++) {
      writeTree(cwd, changeFiles(`add-${round}`, 'auth'));
      await whileRewritten(how, join(cwd, spec), [longSpec, shorter], async () => {
        const fs = recording(written);
        const {code} = await runCli(['archive', `add-${round}`, '--no-validate'], {cwd, fs});
        const isMoved = disk.existsSync(join(cwd, `openspec/changes/archive/2026-03-01-add-${round}`));
        expect({code, isMoved}).toEqual({code: isMoved ? 0 : 2, isMoved});
      });
    }
    const isMixed = (text: string) => text.includes('More of it.') && text.includes('Less.');
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter(isMixed)).toEqual([]);
  });
});

/** The letters a file is made of, each once; or why it could not be read. */
function shapeOf(file: string): string {
  try {
    return [...new Set(Buffer.from(nodeFs.read(file)).toString())].join('');
  } catch (error) {
    return (error as {code?: string}).code ?? String(error);
  }
}

describe('a file that changes between a look and the reading', () => {
  test.each([
    ['grows', (file: string) => disk.appendFileSync(file, '\nMore.\n')],
    ['shrinks', (file: string) => disk.truncateSync(file, 10)],
    ['goes', (file: string) => disk.rmSync(file)],
    [
      'becomes a folder',
      (file: string) => {
        disk.rmSync(file);
        disk.mkdirSync(file);
      },
    ],
  ])(
    '%s: the run ends in findings or a refusal, and the archive writes nothing of it',
    async (_, happens) => {
      for (const words of [['lint'], ['validate', '--all'], ['archive', 'add-a']]) {
        const cwd = temporaryFolder();
        writeTree(cwd, {...smallProject, ...changeFiles('add-a', 'auth')});
        const file = join(cwd, spec);
        const {code, stderr} = await runCli(words, {cwd, fs: justBeforeReading(file, () => happens(file))});
        expect({words, code, stderr}).not.toMatchObject({code: 3});
      }
    },
  );

  test('becomes another after it was planned with: the archive is refused', async () => {
    const cwd = temporaryFolder();
    writeTree(cwd, {...smallProject, ...changeFiles('add-a', 'auth')});
    const file = join(cwd, spec);
    let reads = 0;
    const fs: Fs = {
      ...nodeFs,
      read(path) {
        if (path === file && ++reads === 2) disk.writeFileSync(file, `${specText}\nAnother.\n`);
        return nodeFs.read(path);
      },
    };
    const {code, stderr} = await runCli(['archive', 'add-a'], {cwd, fs});
    expect(stderr).toMatch(/was changed by another program while this one ran \(changed-meanwhile\)/);
    expect(code).toBe(2);
    expect(treeOf(cwd)[spec]).toBe(`${specText}\nAnother.\n`);
    expect(treeOf(cwd)).toHaveProperty(['openspec/changes/add-a/proposal.md']);
  });

  test('is given up when it never stands still', () => {
    const file = join(temporaryFolder(), 'log.md');
    disk.writeFileSync(file, '');
    // Its size is always said to be 0, as that of many files of /proc.
    if (process.platform === 'linux')
      expect(() => nodeFs.read('/proc/self/stat')).toThrow(expect.objectContaining({code: 'EBUSY'}));
    expect(nodeFs.read(file)).toHaveLength(0);
  });
});
