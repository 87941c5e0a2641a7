import type {Fs} from '../src/disk/fs.ts';
import type {Turn} from '../src/disk/turn.ts';
import type {Git} from '../src/git/git.ts';
import type {Refusal} from '../src/refusal.ts';
import type {Style} from '../src/report/style.ts';
import type {Progress} from './progress.ts';

/** Everything a command may touch. Nothing else of the world is within its reach. */
export interface Context {
  readonly cwd: string;
  readonly fs: Fs;
  /** Git for the project at an absolute root. */
  readonly gitAt: (root: string) => Promise<Git>;
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string;
  /** This moment, ISO 8601 UTC. */
  readonly now: string;
  /** All that is written to us, or a little more of it than a file may have; read once, when it is first asked for. */
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Absent when there is nobody to ask. */
  readonly prompt: Prompt | undefined;
  readonly progress: Progress;
  /** Call a function that no signal cuts short; before and after, one ends the run at once. */
  readonly uninterrupted: (act: () => void) => void;
  /** Called where there is much to do, so that what would only pay in a longer run is left. */
  readonly expectMuch?: () => void;
  /** The right to write, while a command that writes is run. */
  readonly turn?: Turn;
  /** The folder of this package: templates and rule pages lie there. */
  readonly packageRoot: string;
  readonly version: string;
  /** What stands for `openspec` in a command to paste: the name the program was called by. */
  readonly program: string;
}

/** A context with something else in some places. What is worked out when it is looked at stays so. */
export function amended(context: Context, changes: Partial<Context>): Context {
  const parts = {...Object.getOwnPropertyDescriptors(context), ...Object.getOwnPropertyDescriptors(changes)};
  return Object.defineProperties({}, parts) as Context;
}

/** Where text goes, and what can be shown there. */
export interface Stream extends Style {
  /**
   * Lines; with `data` what a program may take as it is: the text of a document, a patch; with `annotations` lines of
   * which a log takes those for commands that annotate, and no others.
   */
  readonly write: (text: string, kind?: 'data' | 'annotations') => void;
  /** A CI log takes some lines for commands; a terminal acts on what it is sent; a program wants the bytes of data. */
  readonly reader: 'person' | 'log' | 'program';
}

/** Questions to a person on a terminal. Each throws `Cancelled` when the person leaves. */
export interface Prompt {
  readonly confirm: (question: string) => Promise<boolean>;
  readonly text: (question: string, check: (answer: string) => string | undefined) => Promise<string>;
  readonly select: <T extends string>(
    question: string,
    choices: readonly {readonly value: T; readonly label: string}[],
  ) => Promise<T>;
}

/** The person pressed Ctrl-C at a question. */
export class Cancelled extends Error {}

/** A command stops to ask whether to go on: nothing is written, and a turn is given up meanwhile. */
export class Consent extends Error {
  /** What is asked. */
  readonly question: string;
  /** The flags that say yes. */
  readonly granted: Readonly<Record<string, unknown>>;
  /** What a no comes to. */
  readonly refusal: Refusal;

  constructor(question: string, granted: Readonly<Record<string, unknown>>, refusal: Refusal) {
    super(question);
    this.question = question;
    this.granted = granted;
    this.refusal = refusal;
  }
}
