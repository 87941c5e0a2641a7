import {jsonOf} from '../json.ts';
import type {Hunk} from '../markdown/hunk.ts';
import type {Change} from './change.ts';
import {CHANGES} from './paths.ts';
import {foldName, isInnerPath, portableProblem} from './portable-name.ts';
import type {ProjectFiles} from './project.ts';

/** Where an archived change keeps what its archive wrote, so that it can be taken back. */
export const RECORD = '.openspec-archive.json';

/** What one archive wrote for one change: hashes, and edits that lead back. */
export interface ArchiveRecord {
  readonly version: 1;
  /** The name of the change's folder before it was archived. */
  readonly change: string;
  /** When it was archived, ISO 8601 UTC. */
  readonly at: string;
  /** Which of the changes of its run it was, 0-based. */
  readonly place: number;
  readonly files: readonly RecordedFile[];
}

/**
 * One file as it was and as it became; paths are those of before the archive, relative to the root.
 *
 * Hashes are of the whole text, its byte order mark included. In an archive of several changes they are of the text
 * that the changes up to this one make.
 */
export type RecordedFile =
  | {readonly kind: 'made'; readonly path: string; readonly after: string}
  | {
      readonly kind: 'removed';
      readonly path: string;
      readonly was: string;
      readonly mode?: number | undefined;
    }
  /** What this change wrote was not told apart from what others of its run did. */
  | {readonly kind: 'untold'; readonly path: string}
  | {
      readonly kind: 'edited';
      readonly path: string;
      readonly before: string;
      readonly after: string;
      readonly hunks: readonly Hunk[];
    };

/** The record of an archived change: nothing where there is none, `broken` where it is not the work of this tool. */
export function readRecord(files: ProjectFiles, {folder}: Change): ArchiveRecord | 'broken' | undefined {
  const source = files.read(`${folder}/${RECORD}`);
  if (!source) return undefined;
  const record = jsonOf(source.text);
  return isRecord(record) ? record : 'broken';
}

/** A record as it is kept. */
export function printRecord(record: ArchiveRecord): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

function isRecord(value: unknown): value is ArchiveRecord {
  const {version, change, at, place, files} = (value ?? {}) as Partial<ArchiveRecord>;
  if (version !== 1 || !areTexts(change, at) || !areCounts(place) || !Array.isArray(files)) return false;
  return isFolderName(change) && files.every(isFile);
}

/** What can be a folder of a change on every system, and be found there: hidden ones are not looked into. */
function isFolderName(name: unknown): boolean {
  if (typeof name !== 'string' || !isInnerPath(name) || /[/\\\p{Cc}]|^[.-]/u.test(name)) return false;
  return foldName(name) !== 'archive' && portableProblem(name) === undefined;
}

function isFile(value: unknown): value is RecordedFile {
  const file = (value ?? {}) as RecordedFile;
  if (!areTexts(file.path) || !isInnerPath(file.path) || /[\\:]/.test(file.path)) return false;
  if (file.kind === 'made') return areTexts(file.after);
  if (file.kind === 'untold') return true;
  if (file.kind === 'removed') return areTexts(file.was) && isMode(file.mode);
  return (
    file.kind === 'edited' &&
    areTexts(file.before, file.after) &&
    Array.isArray(file.hunks) &&
    file.hunks.every(isHunk)
  );
}

function isHunk(value: unknown): value is Hunk {
  const {at, length, hash, head, was, above, below} = (value ?? {}) as Partial<Hunk>;
  return areCounts(at, length) && areTexts(hash, head, was, above, below);
}

function isMode(value: unknown): boolean {
  return value === undefined || (areCounts(value) && Number(value) <= 0o777);
}

function areCounts(...values: readonly unknown[]): boolean {
  return values.every((value) => Number.isSafeInteger(value) && Number(value) >= 0);
}

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}

/** Where a path of the record lies now that the change is archived. */
export function pathNow({change}: ArchiveRecord, {folder}: Change, path: string): string {
  const before = `${CHANGES}/${change}/`;
  return path.startsWith(before) ? `${folder}/${path.slice(before.length)}` : path;
}
