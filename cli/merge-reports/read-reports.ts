import {join, resolve} from 'node:path';
import {asRefusal} from '../../src/disk/errors.ts';
import {printable} from '../../src/printable.ts';
import {byCodePoint} from '../../src/project/read-project.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import {type Blob, isBlobName} from '../../src/report/blob/blob.ts';
import {readBlob} from '../../src/report/blob/read-blob.ts';
import type {Context} from '../context.ts';

/** The report of a shard, and the file it lies in, as a person sees it. */
export interface NamedBlob {
  readonly file: string;
  readonly blob: Blob;
}

/** The reports of shards in a folder. Throws a Refusal where there are none, or one is not whole. */
export function readReports({fs, cwd}: Context, folder: string): readonly NamedBlob[] {
  const native = resolve(cwd, folder);
  const kind = fs.kindOf(native);
  if (kind !== 'folder' && kind !== 'link')
    throw new Refusal(
      'no-folder',
      `There is no folder ${printable(folder)} with the reports of shards`,
      shellLine`openspec lint --shard 1/2 --format ${`blob=${kind === undefined ? folder : otherThan(folder)}`}`,
    );
  const names = listed(native, folder, fs).filter(isBlobName).toSorted(byCodePoint);
  if (names.length === 0)
    throw new Refusal(
      'no-reports',
      `There is no report of a shard in ${printable(folder)}, expected files such as report-1-of-2.json`,
      shellLine`ls -l ${folder}`,
    );
  refuseTooLarge(
    fs,
    names.map((name) => join(native, name)),
    folder,
  );
  return names.map((name) => read(fs, join(native, name), join(folder, name)));
}

/** A folder that can be made where a file is in the way of the one that was named. */
function otherThan(folder: string): string {
  return /^openspec-reports\/*$/.test(folder) ? 'out/' : 'openspec-reports/';
}

/** How many bytes all reports of a run may have, 256 MiB: many times what the largest projects come to. */
const LARGEST = 256 * 1024 * 1024;

function refuseTooLarge(fs: Context['fs'], files: readonly string[], folder: string): void {
  const size = files.reduce((all, file) => all + sizeAt(fs, file, folder), 0);
  if (size > LARGEST)
    throw new Refusal(
      'reports-too-large',
      `The reports in ${printable(folder)} have ${size} bytes, expected at most ${LARGEST} (256 MiB)`,
      shellLine`ls -l ${folder}`,
    );
}

function sizeAt(fs: Context['fs'], native: string, folder: string): number {
  try {
    return fs.sizeOf(native);
  } catch (error) {
    throw asRefusal(error, 'read', folder);
  }
}

function listed(native: string, folder: string, fs: Context['fs']): readonly string[] {
  try {
    return fs.list(native).map(({name}) => name);
  } catch (error) {
    throw asRefusal(error, 'read', folder);
  }
}

function read(fs: Context['fs'], native: string, file: string): NamedBlob {
  const reading = readBlob(textOf(fs, native, file));
  if ('blob' in reading) return {file, blob: reading.blob};
  throw new Refusal('bad-report', `${printable(file)} ${reading.fault}`, shellLine`ls -l ${file}`);
}

/** Each object and list takes many times the memory of its two characters. */
const MOST_OPENERS = 16 * 1024 * 1024;

function openersIn(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === 0x7b || byte === 0x5b) count++;
  return count;
}

function textOf(fs: Context['fs'], native: string, file: string): string {
  try {
    const bytes = fs.read(native, LARGEST + 1);
    if (openersIn(bytes) > MOST_OPENERS)
      throw new Refusal(
        'reports-too-large',
        `${printable(file)} holds more than ${MOST_OPENERS} objects and lists`,
        shellLine`ls -l ${file}`,
      );
    return new TextDecoder().decode(bytes);
  } catch (error) {
    throw asRefusal(error, 'read', file);
  }
}
