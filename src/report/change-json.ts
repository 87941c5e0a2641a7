import {type Change, statusOf, titleOf} from '../project/change.ts';
import {operationJson, operationsOf} from './delta-json.ts';

/** How far the tasks of a change are, in the words other OpenSpec tools use. */
export type TaskStatus = 'no-tasks' | 'in-progress' | 'complete';

/** What `--json` says of a change, in every command. `status` is what other tools know, `state` is ours. */
export function changeJson(change: Change) {
  const {name, folder, archived, progress, metadata} = change;
  return {
    name,
    title: titleOf(change),
    folder,
    status: taskStatusOf(change),
    state: statusOf(change),
    ...(archived ? {archived: archived.date ?? null} : {}),
    ...(metadata.created === undefined ? {} : {created: metadata.created}),
    completedTasks: progress.done,
    totalTasks: progress.total,
    tasks: progress,
    deltas: operationsOf(change).map(operationJson),
  };
}

/** No tasks, all done, or anything between. */
export function taskStatusOf({progress: {done, total}}: Change): TaskStatus {
  if (total === 0) return 'no-tasks';
  return done === total ? 'complete' : 'in-progress';
}
