import type {ShardFindings} from '../../lint/shard/lint-shard.ts';
import type {Shard} from '../../lint/shard/shard.ts';
import type {ShownTexts} from './shown-text.ts';

/** The version of what is written. */
export const BLOB_VERSION = 1;

/** What all shards of one run have in common. */
export interface SharedRun {
  /** Of this program. */
  readonly tool: string;
  /** A hash of what was asked for: the names of all that is checked, the names and sizes of all files, the config, the known findings, the flags. */
  readonly inputs: string;
  /** The commit that is checked out; absent where there is none. */
  readonly commit?: string;
  /** The project's root as seen from where the program was started: empty, or `packages/api`. */
  readonly root: string;
  /** What `--root` was given. */
  readonly calledRoot?: string;
  /** From the repository's top to the project's root: empty, or `packages/api/`. */
  readonly prefix: string;
  /** The flags and words of the command line that say what is checked. */
  readonly words: readonly string[];
}

/** A finding of a baseline. */
export interface KnownEntry {
  readonly rule: string;
  readonly path: string;
  readonly about: string;
  readonly count: number;
  /** Whether this run would have found it again. */
  readonly isAsked: boolean;
}

/** What is known, and the file it is in where `--baseline` has to name that. */
export interface KnownPart {
  readonly entries: readonly KnownEntry[];
  readonly file?: string;
}

/** All that one shard leaves to be judged with the others: nothing else is read to report it. */
export interface Blob extends ShardFindings {
  readonly shard: Shard;
  readonly run: SharedRun;
  /** The lines that a report shows, by the paths of their files. */
  readonly texts: ShownTexts;
  /** A short hash of each file that was read, by its path: two shards of one run read one version of it. */
  readonly read: Readonly<Record<string, string>>;
  /** The paths of findings that are folders. */
  readonly folders: readonly string[];
  /** In the first shard of a run with a baseline. */
  readonly known?: KnownPart;
}

/** How the report of a shard is named. */
export function blobName({index, total}: Shard): string {
  return `report-${index}-of-${total}.json`;
}

/** Whether a file is named like the report of a shard, or a copy of one: `report-2-of-8 (1).json`. */
export function isBlobName(name: string): boolean {
  return /^report-\d+-of-\d+\b.*\.json$/.test(name);
}

/** Whether a text begins as a report of a shard that was written by us. */
export function beginsAsBlob(text: string): boolean {
  return /^\{"kind":"openspec-shard","version":\d/.test(text);
}

/** A report as a line of JSON; `docs/schemas/blob.json` describes the shape. */
export function printBlob({shard, run, findings, ...rest}: Blob): string {
  const head = {kind: 'openspec-shard', version: BLOB_VERSION, shard, run};
  return `${JSON.stringify({...head, ...rest, findings})}\n`;
}
