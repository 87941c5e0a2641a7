import type {Question} from './answers.ts';
import {FOLDER, type KeptGitCall, type KeptRun, type Stamp} from './kept-run.ts';
import {inColumns} from './settled.ts';
import {isSame} from './stamp.ts';

/** Takes down what a run is told while it is told. */
export interface Trace {
  readonly answered: (question: Question | 'read', path: string, answer: string) => void;
  /** A plain file was read whole, or a folder listed; the stamp was taken before. */
  readonly settledAt: (path: string, stamp: Stamp) => void;
  /** Git is asked; what is returned is called with what came of it, where that is to be asked again. */
  readonly gitAsked: () => (call: KeptGitCall) => void;
  readonly dayAsked: (day: string) => void;
  /** The run did, or was told, what cannot be told again: it is not to be kept. */
  readonly spoil: () => void;
  /** What was taken down; nothing where the run is not to be kept, or the world changed under it. */
  readonly told: () => Pick<KeptRun, 'answers' | 'settled' | 'git' | 'today'> | undefined;
}

/** A trace of nothing yet. */
export function newTrace(): Trace {
  const answers: Answers = new Map();
  const settled = new Map<string, Stamp>();
  const git: (KeptGitCall | undefined)[] = [];
  let today: string | undefined;
  let isSpoilt = false;
  return {
    answered(question, path, answer) {
      const key = `${question}\0${path}`;
      const before = answers.get(key);
      if (before === undefined) answers.set(key, [question, path, answer]);
      const stamp = settled.get(path);
      // What was settled and is not any more has changed meanwhile.
      if ((before && before[2] !== answer) || (stamp && question === contentOf(stamp))) isSpoilt = true;
    },
    settledAt(path, stamp) {
      const before = settled.get(path);
      if (before === undefined) settled.set(path, stamp);
      if (before ? !isSame(before, stamp) : answers.has(`${contentOf(stamp)}\0${path}`)) isSpoilt = true;
    },
    gitAsked() {
      // What was started first takes longest, or others wait for it: it is started first again.
      const place = git.push(undefined) - 1;
      return (call) => {
        git[place] = call;
      };
    },
    dayAsked(day) {
      today = day;
    },
    spoil() {
      isSpoilt = true;
    },
    told: () =>
      isSpoilt
        ? undefined
        : {
            answers: besides(settled, answers),
            settled: inColumns(settled),
            git: git.filter((call) => call !== undefined),
            today,
          },
  };
}

type Answers = Map<string, readonly [Question | 'read', string, string]>;

/** The question that a stamp answers. */
function contentOf({size}: Stamp): Question | 'read' {
  return size === FOLDER ? 'list' : 'read';
}

/** A stamp says of what kind and size something is, which needs no words. */
function besides(settled: ReadonlyMap<string, Stamp>, answers: Answers): KeptRun['answers'] {
  return [...answers.values()].filter(([question, path, answer]) => {
    const size = settled.get(path)?.size;
    if (size === undefined) return true;
    if (question === 'kindOf') return answer !== (size === FOLDER ? 'folder' : 'file');
    return question !== 'sizeOf' || answer !== `${size}`;
  });
}
