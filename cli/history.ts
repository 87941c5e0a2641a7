import type {HistoryRequest} from '../src/git/git.ts';
import type {History} from '../src/history/history.ts';
import type {Change} from '../src/project/change.ts';
import type {Project} from '../src/project/project.ts';
import {Refusal} from '../src/refusal.ts';
import type {Context} from './context.ts';

/** What history is to be read for: any change may be spoken of, those that are asked about may pin commits. */
export function requestFor(
  {progress}: Context,
  {changes, archive}: Project,
  asked: readonly Change[],
): HistoryRequest {
  return {
    names: [...changes, ...archive].map(({name}) => name),
    pins: asked.flatMap(({metadata}) => metadata.commits),
    onCommits: (count) => progress.tell(() => `reading history: ${count.toLocaleString('en-US')} commits`),
  };
}

/** A history that is there. Throws a Refusal where the project is in no repository. */
export function inRepository(history: History | undefined): History {
  if (history) return history;
  throw new Refusal('no-git', 'The project is in no git repository', 'git init');
}

/** What git says, or why it says nothing, as a sentence. */
export type Answered<Value> =
  | {readonly kind: 'known'; readonly value: Value}
  | {readonly kind: 'unknown'; readonly reason: string};

/** Ask git for what a command can do without. */
export async function orReason<Value>(ask: () => Promise<Value>): Promise<Answered<Value>> {
  try {
    return {kind: 'known', value: await ask()};
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {kind: 'unknown', reason: error.message};
  }
}
