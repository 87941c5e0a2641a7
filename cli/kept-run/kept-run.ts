import type {ExitCode} from '../exit-codes.ts';
import type {Question} from './answers.ts';

/** What a run was told, and what it said: as long as it would be told the same, it would say the same. */
export interface KeptRun {
  /** The command line and all else that is known before anything is asked. */
  readonly key: string;
  /** The local date, where the run looked at it. */
  readonly today: string | undefined;
  /** The answers about paths, as texts; of what `files` tells besides, none. */
  readonly answers: readonly (readonly [question: Question | 'read', path: string, answer: string])[];
  readonly files: KeptFiles;
  readonly git: readonly KeptGitCall[];
  readonly written: readonly (readonly [stream: 'stdout' | 'stderr', text: string])[];
  readonly code: ExitCode;
}

/** Plain files that were read whole, in columns, so that many of them take no time to parse. */
export interface KeptFiles {
  readonly paths: readonly string[];
  /** Of each its size in bytes and the three numbers of its stamp, in their order. */
  readonly numbers: Float64Array;
  /** Of each the SHA-256 of its content. */
  readonly digests: Uint8Array;
}

/** How many numbers a file has, and how many bytes its digest has. */
export const NUMBERS = 4;
export const DIGEST = 32;

/** What of a file changes whenever its content does, by lstat(2); times in milliseconds, not a number where they tell nothing. */
export interface Stamp {
  readonly changed: number;
  readonly modified: number;
  readonly inode: number;
}

/** A process of git, and what came of it. */
export interface KeptGitCall {
  readonly root: string;
  readonly words: readonly string[];
  readonly input: string | undefined;
  /** The variables that are set besides those git is always given. */
  readonly env: Readonly<Record<string, string>>;
  /** Its exit code and what it printed, or a digest of it. */
  readonly outcome: string;
}
