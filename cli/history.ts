import type {HistoryRequest} from '../src/git/git.ts';
import type {Change} from '../src/project/change.ts';
import type {Project} from '../src/project/project.ts';
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
