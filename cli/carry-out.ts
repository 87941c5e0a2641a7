import {commit} from '../src/disk/commit.ts';
import type {Plan} from '../src/plan/plan.ts';
import type {Context} from './context.ts';

/** Make a plan true on disk in this run's turn; `title` is what a person asked for. A signal waits until it is done. */
export function carryOut({fs, turn, uninterrupted}: Context, root: string, plan: Plan, title: string): void {
  uninterrupted(() => commit(fs, root, plan, {title, turn}));
}
