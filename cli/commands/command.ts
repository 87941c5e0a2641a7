import type {Context} from '../context.ts';
import type {ExitCode} from '../exit-codes.ts';

/** One flag, in commander's notation: `--date <date>`. */
export interface Option {
  readonly flags: string;
  readonly summary: string;
  /** The flag may be given several times; its value is then a list. */
  readonly repeatable?: boolean;
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
  /** Two or three command lines worth copying. */
  readonly examples: readonly string[];
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
  readonly load: () => Promise<Command>;
}
