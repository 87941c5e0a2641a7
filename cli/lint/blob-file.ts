import {join, resolve} from 'node:path';
import {asRefusal} from '../../src/disk/errors.ts';
import {printable} from '../../src/printable.ts';
import {Refusal} from '../../src/refusal.ts';
import {beginsAsBlob, blobName} from '../../src/report/blob/blob.ts';
import type {Input} from '../commands/command.ts';
import type {Context} from '../context.ts';
import {faultOf, obstacleAt, preciousIn, settled} from './report-place.ts';
import {type AskedShard, lineOf} from './shard-asked.ts';
import type {Subject} from './subject.ts';

/** The file of a shard's report: as a person sees it, and absolute. */
export interface BlobFile {
  readonly path: string;
  readonly native: string;
}

/** Where the report of a shard goes. Throws a Refusal where something else is in the way, or people write. */
export function findBlobFile(
  context: Context,
  input: Input,
  subject: Subject,
  {shard, folder}: AskedShard,
): BlobFile {
  const path = join(folder, blobName(shard));
  const native = settled(context.fs, resolve(context.cwd, path));
  const hint = lineOf(shard, 'openspec-reports/', input);
  try {
    const fault = faultOf(native, preciousIn(context.fs, subject)) ?? obstacleAt(context.fs, native, SHAPE);
    if (fault === undefined) return {path, native};
    throw new Refusal('report-file', `${printable(path)} ${fault}`, hint);
  } catch (error) {
    throw asRefusal(error, 'write', path);
  }
}

// What knows the shape is asked for when there is a file, and not loaded with every lint.
const SHAPE = {id: 'blob', isReport: (text: string) => beginsAsBlob(text)};
