import type {Range} from '../../markdown/place.ts';
import type {Loss, MergeCode, MergedThreeWays, MergeProblem} from './problem.ts';

/** How many requirements really changed; what was applied before counts nothing. */
export interface Totals {
  readonly added: number;
  readonly modified: number;
  readonly removed: number;
  readonly renamed: number;
}

/** What a delta did to the requirements of a spec. */
export interface Applied {
  readonly problems: readonly MergeProblem[];
  readonly losses: readonly Loss[];
  readonly threeWay: readonly MergedThreeWays[];
  readonly totals: Totals;
}

/** Notes down what happens while a delta is applied. */
export interface Ledger {
  readonly applied: Applied;
  readonly problem: (code: MergeCode, range: Range, message: string, about?: string) => void;
  readonly problems: (problems: readonly MergeProblem[]) => void;
  readonly threeWay: (merged: MergedThreeWays) => void;
  readonly loss: (loss: Loss) => void;
  readonly count: (kind: keyof Totals) => void;
}

/** A ledger of the delta at a path, with what is known of it already. */
export function openLedger(path: string, known: readonly MergeProblem[] = []): Ledger {
  const problems = [...known];
  const losses: Loss[] = [];
  const threeWay: MergedThreeWays[] = [];
  const totals = {added: 0, modified: 0, removed: 0, renamed: 0};
  return {
    applied: {problems, losses, threeWay, totals},
    problem: (code, {start, end}, message, about) =>
      void problems.push({code, path, range: {start, end}, message, ...(about !== undefined && {about})}),
    problems: (found) => {
      for (const each of found) problems.push(each);
    },
    threeWay: (merged) => void threeWay.push(merged),
    loss: (loss) => void losses.push(loss),
    count: (kind) => void totals[kind]++,
  };
}

/** What several deltas did together. */
export function summed(applied: readonly Applied[]): Totals {
  const sum = (kind: keyof Totals) => applied.reduce((total, {totals}) => total + totals[kind], 0);
  return {added: sum('added'), modified: sum('modified'), removed: sum('removed'), renamed: sum('renamed')};
}
