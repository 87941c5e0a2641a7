import {statusOf, titleOf} from '../../project/change.ts';
import {isDay} from '../../project/day.ts';
import {counted, visible} from '../style.ts';
import {bar, columnsOf, firstOf, wrapped} from './layout.ts';
import type {OpenTask} from './open-tasks.ts';
import type {Part, Screen} from './part.ts';
import type {WholeState} from './state.ts';

/** What the change is called, where it stands, and how old it is. */
export const headPart: Part = (state, {style}) => {
  const {change} = state;
  const {done, total} = change.progress;
  const title = titleOf(change);
  const age = ageOf(state);
  const tasks = total === 0 ? 'no tasks' : `${bar(done, total)} ${done} of ${counted(total, 'task')} done`;
  return [
    `${style.paint('bold', visible(change.name))}  ${statusOf(change)}${archivedDay(state)}`,
    ...(title === change.name ? [] : wrapped(visible(title), columnsOf(style), '  ')),
    ...(age === undefined ? [] : [`  ${age}`]),
    `  ${tasks}`,
  ];
};

/** The tasks that come next, below the headings they stand under. */
export const nextPart: Part = ({change, next}, screen) => {
  if (next.length === 0 || change.archived) return [];
  const lines = next.flatMap((task, index) => taskLines(task, next[index - 1], screen));
  return [screen.style.paint('bold', next.length === 1 ? 'Next task' : 'Next tasks'), ...lines];
};

function taskLines(task: OpenTask, previous: OpenTask | undefined, {style}: Screen): readonly string[] {
  const isNew = task.section !== undefined && task.section !== previous?.section;
  const heading = isNew ? wrapped(visible(task.section ?? ''), columnsOf(style), '  ') : [];
  const indent = task.section === undefined ? '  ' : '    ';
  const words = task.text === (task.id ?? '') ? `${task.text} (not written yet)` : task.text;
  return [...heading, ...firstOf(wrapped(visible(words), columnsOf(style), indent), 2, style)];
}

function archivedDay({change: {archived}}: WholeState): string {
  return archived?.date === undefined ? '' : ` on ${archived.date}`;
}

/** `created 2026-02-03, 26 days ago`; of an archived change, how long it took. */
function ageOf({change: {archived, metadata}, today}: WholeState): string | undefined {
  const {created} = metadata;
  if (created === undefined) return undefined;
  const shown = `created ${visible(created)}`;
  const until = archived ? archived.date : today;
  if (until === undefined || !isDay(created) || !isDay(until)) return shown;
  const days = (Date.parse(until) - Date.parse(created)) / 86_400_000;
  if (days < 0) return shown;
  if (archived) return `${shown}, archived ${days === 0 ? 'the same day' : `after ${counted(days, 'day')}`}`;
  return `${shown}, ${days === 0 ? 'today' : `${counted(days, 'day')} ago`}`;
}
