import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {jsonOf} from '../json.ts';
import {Refusal, shellLine} from '../refusal.ts';
import type {Fs} from './fs.ts';
import {isJournal} from './journal-shape.ts';
import {isPlainFile} from './plain-file.ts';

/** While a file of this name is there, a transaction is under way or was cut short. */
const JOURNAL = 'journal.json';

/** What a file is on one side of a step: its bytes, by hash (SHA-256, hex) and by the place where a copy is staged. */
export interface Content {
  readonly hash: string;
  /** A file in the folder of transactions. */
  readonly staged: string;
}

/** Where steps take place, and the folder where their contents wait. */
export interface Stage {
  readonly fs: Fs;
  readonly root: string;
  readonly folder: string;
}

/**
 * One step of a transaction, told so that it can be made, taken back, or found done after a crash.
 *
 * Paths are relative to the root, `/`-separated. A file or folder that is absent on a side is not there.
 */
export type Step =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly before?: Content;
      readonly after?: Content;
    }
  | {
      readonly kind: 'folder';
      readonly path: string;
      readonly becomes: 'made' | 'removed';
      /** Its permission bits where it is there; the system's default for a new one. */
      readonly mode?: number;
    }
  | {readonly kind: 'move'; readonly path: string; readonly from: string};

/** What a transaction does, in order. */
export interface Journal {
  readonly version: 1;
  /** What a person asked for, for the line that says it was finished: `archive add-login`. */
  readonly title: string;
  readonly steps: readonly Step[];
}

/**
 * The journal in a transactions folder; nothing when no transaction is under way.
 *
 * Whoever can put files into a repository can put one there. Throws a Refusal for one that we have not written so.
 */
export function readJournal(fs: Fs, folder: string): Journal | undefined {
  if (!hasJournal(fs, folder)) return undefined;
  const file = join(folder, JOURNAL);
  const journal = jsonOf(new TextDecoder().decode(fs.read(file)));
  if (isJournal(journal)) return journal;
  throw new Refusal(
    'bad-journal',
    `${file} is not the work of this tool, and nothing it says is done; look at it, and remove the folder it lies in`,
    shellLine`ls -l ${folder}`,
  );
}

/** From here on the transaction happens: after a crash the next run finishes it. Throws an Error for what it would not. */
export function writeJournal(fs: Fs, folder: string, journal: Journal): void {
  if (!isJournal(journal)) throw new Error('A plan writes what no run after a crash would finish');
  const fresh = join(folder, `${JOURNAL}.new`);
  fs.createFile(fresh, new TextEncoder().encode(JSON.stringify(journal)), undefined);
  fs.syncFolder(folder);
  fs.rename(fresh, join(folder, JOURNAL));
  fs.syncFolder(folder);
}

/** Whether a transaction is under way, or was cut short. Throws a Refusal when what has the name is no plain file. */
export function hasJournal(fs: Fs, folder: string): boolean {
  return isPlainFile(fs, join(folder, JOURNAL));
}

/** The transaction is over. Should the disk forget that, finishing it once more changes nothing. */
export function removeJournal(fs: Fs, folder: string): void {
  fs.removeFile(join(folder, JOURNAL));
  try {
    fs.syncFolder(folder);
  } catch {
    // All steps are made and synced; the name of the journal is what could come back.
  }
}

/** SHA-256 of bytes, in hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of a text's UTF-8, in hex. */
export function hashOfText(text: string): string {
  return hashOf(new TextEncoder().encode(text));
}
