import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Have a new file system (`size=1m`) at a folder; whether that was possible. */
export function mountTmpfs(folder: string, options: string): boolean {
  mkdirSync(folder, {recursive: true});
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `mode=755,${options}`, 'tmpfs', folder]).status === 0;
}

/** Have a folder at another place too. */
export function mountFolder(source: string, folder: string): void {
  mkdirSync(folder, {recursive: true});
  execFileSync('mount', ['--bind', source, folder]);
}

/** Take a file system away. */
export function unmount(folder: string): void {
  spawnSync('umount', ['--lazy', folder]);
}

/** Why no file system can be mounted here; nothing where one can. */
export function whyNoMounts(): string | undefined {
  if (process.platform !== 'linux') return 'tmpfs is of Linux';
  const folder = mkdtempSync(join(tmpdir(), 'openspec-mount-'));
  const isMounted = mountTmpfs(folder, 'size=64k');
  if (isMounted) unmount(folder);
  rmSync(folder, {recursive: true, force: true});
  return isMounted ? undefined : 'mounting takes the rights of root';
}
