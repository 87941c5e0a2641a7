import type {OutputReader} from './fields.ts';

/** What a process of git is given and who takes what it prints. */
export interface GitCall {
  readonly words: readonly string[];
  readonly reader: OutputReader;
  /** What it reads from its standard input. */
  readonly input?: string;
  /** The words name a program that git will run at merges, which simple-git keeps callers from without this. */
  readonly setsMergeDriver?: true;
}

/** Run git once; done when all of its output was read. Throws a Refusal when git fails. */
export type RunGit = (call: GitCall) => Promise<void>;

/** Runs git and passes on what it prints, piece by piece; what went wrong, where git failed. */
export type Running = (
  call: Omit<GitCall, 'reader'>,
  push: (bytes: Uint8Array) => void,
) => Promise<GitFailure | undefined>;

/** Why git failed. */
export interface GitFailure {
  /** Its message is what git said. */
  readonly cause: unknown;
  readonly exitCode?: number | undefined;
}
