import {join} from 'node:path';
import type {Fs} from '../disk/fs.ts';
import type {Head} from './git.ts';
import type {Repository} from './locate.ts';
import {textOf} from './path-bytes.ts';
import {collect} from './printed.ts';

const BRANCH = 'refs/heads/';
const ORIGIN = 'refs/remotes/origin/';

/**
 * What is checked out, read from the disk as gitrepository-layout(5) describes it; asked of git, in one process, where
 * references are kept in no files of their own.
 */
export async function readHead(repository: Repository, fs: Fs): Promise<Head> {
  const {gitFolder, commonFolder} = repository;
  if (fs.kindOf(join(commonFolder, 'reftable')) !== undefined) return askHead(repository);
  const head = lineIn(fs, join(gitFolder, 'HEAD'));
  const branch = nameIn(head, BRANCH);
  const origin = nameIn(lineIn(fs, join(commonFolder, ...`${ORIGIN}HEAD`.split('/'))), ORIGIN);
  const isHash = head !== undefined && /^[0-9a-f]{40,64}$/.test(head);
  const tipsOf = (name: string): string | undefined => refIn(fs, commonFolder, ORIGIN + name);
  const commit = isHash ? head : branch === undefined ? undefined : refIn(fs, commonFolder, BRANCH + branch);
  return {commit, branch, origin, isAtOrigin: (name) => isHash && tipsOf(name) === head};
}

/** `ref: refs/heads/main` → `main`. */
function nameIn(line: string | undefined, below: string): string | undefined {
  const start = `ref: ${below}`;
  return line?.startsWith(start) ? line.slice(start.length) : undefined;
}

/** A reference has a file of its own, or a line in `packed-refs`. */
function refIn(fs: Fs, folder: string, ref: string): string | undefined {
  const packed = contentOf(fs, join(folder, 'packed-refs'))?.split('\n') ?? [];
  return (
    lineIn(fs, join(folder, ...ref.split('/'))) ??
    packed.find((line) => line.endsWith(` ${ref}`))?.split(' ', 1)[0]
  );
}

function lineIn(fs: Fs, file: string): string | undefined {
  return contentOf(fs, file)?.split('\n', 1)[0]?.trimEnd();
}

function contentOf(fs: Fs, file: string): string | undefined {
  return fs.kindOf(file) === 'file' ? new TextDecoder().decode(fs.read(file)) : undefined;
}

async function askHead({git}: Repository): Promise<Head> {
  const output = collect();
  const format = '--format=%(HEAD)%00%(refname)%00%(symref)%00%(objectname)';
  await git({words: ['for-each-ref', format, BRANCH, ORIGIN], reader: output});
  const refs = output
    .text()
    .split('\n')
    .map((line) => line.split('\0').map(textOf));
  const [, current, , commit] = refs.find(([mark]) => mark === '*') ?? [];
  const branch = current?.slice(BRANCH.length);
  const origin = refs.find(([, name]) => name === `${ORIGIN}HEAD`)?.[2]?.slice(ORIGIN.length);
  return {commit, branch, origin, isAtOrigin: () => false};
}
