import {Buffer} from 'node:buffer';
import {sizeProblem} from '../disk/file-text.ts';
import {Refusal} from '../refusal.ts';
import {readBatch} from './contents.ts';
import type {Repository} from './locate.ts';
import {printed} from './printed.ts';

/** The bytes of a file as git keeps it, or why they are not read, as a clause. */
export type Blob = Uint8Array | string;

/** What a pointer of Git LFS begins with. Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md. */
const POINTER = 'version https://git-lfs.github.com/spec/v1\n';

/** Why a content is not known in a partial clone that left it out. */
export const LEFT_OUT = 'its content may not be in this partial clone';

/**
 * What files hold, by the hashes git keeps them under; never more of one in memory than a file may have.
 *
 * A partial clone that lacks one of them would fetch it, which it is not let; then nothing is known.
 */
export async function askBlobs(
  repository: Repository,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, Blob>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const sizes = await sizesOf(repository, wanted);
  if (sizes === undefined) return new Map(wanted.map((id) => [id, LEFT_OUT]));
  const sound = wanted.filter((id) => problemOf(sizes.get(id)) === undefined);
  const found: (Uint8Array | undefined)[] = [];
  const reader = readBatch((content) => found.push(content));
  if (sound.length > 0) await repository.git({words: ['cat-file', '--batch'], reader, input: linesOf(sound)});
  const contents = new Map(sound.map((id, index) => [id, found[index]]));
  return new Map(wanted.map((id) => [id, problemOf(sizes.get(id)) ?? textual(contents.get(id))]));
}

async function sizesOf(
  {git, isPartial}: Repository,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number> | undefined> {
  try {
    const format = '--batch-check=%(objectname) %(objectsize)';
    const listed = await printed(git, ['cat-file', format], linesOf(ids));
    const rows = listed.split('\n').map((line) => line.split(' '));
    return new Map(rows.map(([id = '', size]) => [id, Number(size)]));
  } catch (error) {
    if (isPartial && error instanceof Refusal && error.code === 'git-failed') return undefined;
    throw error;
  }
}

function linesOf(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}

function problemOf(size: number | undefined): string | undefined {
  return size === undefined || Number.isNaN(size) ? 'git has no content for it' : sizeProblem(size);
}

function textual(content: Uint8Array | undefined): Blob {
  if (content === undefined) return 'git has no content for it';
  const isPointer = Buffer.from(content.subarray(0, POINTER.length)).toString('latin1') === POINTER;
  return isPointer ? 'its text is kept by Git LFS' : content;
}
