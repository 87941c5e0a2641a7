import type {Context} from '../context.ts';
import type {ExitCode} from '../exit-codes.ts';

/** Names that are looked up where a command line is completed, and paths that the shell itself completes. */
export const NAMED = [
  'command',
  'change',
  'active-change',
  'archived-change',
  'capability',
  'rule',
  'rule=level',
  'value=file',
  'file',
  'folder',
] as const;
export type Named = (typeof NAMED)[number];

/** What may stand in one place of a command line; neither where a person writes what they like. */
export interface Taken {
  readonly names?: readonly Named[];
  readonly values?: readonly string[];
}

/** One flag, in commander's notation: `--date <date>`. */
export interface Option {
  readonly flags: string;
  readonly summary: string;
  /** The flag may be given several times; its value is then a list. */
  readonly repeatable?: boolean;
  /** What its value may be; every flag that has one says it. */
  readonly takes?: Taken;
}

/** What a command's `run` is given: positional words, and flags by camel-cased name. */
export interface Input {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** A command: what help says of it, and what it does. */
export interface Command {
  /** Positional arguments in commander's notation: `[change...]`. */
  readonly usage: string;
  readonly options: readonly Option[];
  /** What each of the positional arguments may be, in their order. */
  readonly takes?: readonly Taken[];
  /** Two or three command lines worth copying. */
  readonly examples: readonly string[];
  /** What else help says, below the flags: whole lines. */
  readonly notes?: string;
  /** Whether it would write: then it is run when no other run writes. */
  readonly writes?: (input: Input) => boolean;
  /** Whether it makes a project where there is none. */
  readonly makesProject?: boolean;
  /** Whether what it reads of a project may be half written: then it is run at once, and finishes nobody's work. */
  readonly waitsForNobody?: boolean;
  readonly run: (context: Context, input: Input) => Promise<ExitCode>;
}

/** A command in the list: enough for `--help`, the rest loads when it is called. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  /** Where help lists it; groups stand in the order of their first commands. */
  readonly group: 'Write' | 'Look' | 'Check' | 'Finish' | 'Set up';
  readonly load: () => Promise<Command>;
}
