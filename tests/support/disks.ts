import {chmodSync, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {Fs} from '../../src/disk/fs.ts';
import {memoryFs} from '../../src/disk/memory-fs.ts';
import {nodeFs} from '../../src/disk/node-fs.ts';
import {readSource} from '../../src/disk/open-project.ts';
import type {Operation, Plan} from '../../src/plan/plan.ts';
import {Refusal} from '../../src/refusal.ts';
import {snapshotOf} from './faults.ts';

/** A file system, and the project on it that `planOf` is for. */
export interface Disk {
  readonly fs: Fs;
  readonly root: string;
}

const FILES: Readonly<Record<string, string>> = {
  'CHANGELOG.md': '# Changes\n',
  'openspec/changes/README.md': '# Changes\r\n\r\ntext\r\n',
  'openspec/specs/a/spec.md': '\uFEFF# A\n\nno final newline',
  'openspec/changes/add-x/proposal.md': '# X\n',
  'openspec/changes/add-x/specs/x.md': '# ADDED: X\n',
  'openspec/changes/add-y/proposal.md': '# Y\n',
};

/** A new project in memory. */
export function memoryDisk(): Disk {
  const files = Object.entries(FILES).map(([path, text]) => [`/root/${path}`, text]);
  return {fs: memoryFs(Object.fromEntries(files)), root: '/root'};
}

/** A new project in a folder, with modes of several kinds. */
export function realDisk(folder: string): Disk {
  const root = mkdtempSync(join(folder, 'disk-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), text);
  }
  chmodSync(join(root, 'CHANGELOG.md'), 0o664);
  chmodSync(join(root, 'openspec/specs/a/spec.md'), 0o600);
  return {fs: nodeFs, root};
}

/** A write that puts a text before all others of a file. */
export function write({fs, root}: Disk, path: string, text: string): Operation {
  return {kind: 'write', source: readSource(fs, root, path), edits: [{start: 0, end: 0, text}]};
}

/** Two folders that move, files that are written and made, in the folders and elsewhere. */
export function planOf(disk: Disk): Plan {
  return [
    {kind: 'move', from: 'openspec/changes/add-x', to: 'openspec/changes/archive/2024-01-31-add-x'},
    write(disk, 'openspec/changes/README.md', '> x\r\n'),
    {kind: 'create', path: 'openspec/specs/b/c/spec.md', content: '# B\n'},
    write(disk, 'openspec/specs/a/spec.md', 'x'),
    write(disk, 'openspec/changes/add-x/proposal.md', 'x'),
    {kind: 'create', path: 'openspec/changes/add-x/summary.md', content: 'x', mode: 0o755},
    {kind: 'move', from: 'openspec/changes/add-y', to: 'openspec/changes/archive/2024-01-31-add-y'},
    write(disk, 'CHANGELOG.md', 'x'),
  ];
}

/** The folder of what is ours. */
export function staging(root: string): string {
  return `${root}/openspec/.openspec-txn`;
}

/** What a person's files and folders are. */
export function theirsOf({fs, root}: Disk): Readonly<Record<string, string>> {
  return snapshotOf(fs, root, staging(root));
}

/** What a commit ends with: nothing, or the Refusal it throws; anything else is thrown on. */
export function refusalOf(run: () => void): Refusal | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
