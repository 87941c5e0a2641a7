import {printable} from '../../project/names.ts';
import type {Task} from '../../project/task.ts';
import {activeChangeOf, isTaskList} from '../active.ts';
import {defineRule, type Problem} from '../rule.ts';

export const taskMarker = defineRule({
  id: 'task-marker',
  severity: 'warning',
  on: 'document',
  where: isTaskList,
  fixable: true,
  family: 'tasks',
  summary: 'a checkbox is `[ ]` or `[x]` with a space behind it',
  *check(document, project) {
    const change = activeChangeOf(document, project);
    if (change?.tasks !== document) return;
    for (const task of change.taskList) {
      if (!task.isSound) yield {range: task.box, ...problemOf(document.text, task)};
    }
  },
});

function problemOf(text: string, {box, mark, text: label}: Task): Problem {
  const written = `\`${printable(text.slice(box.start, box.end))}\``;
  const sound = soundBox(mark);
  if (!sound) return {message: `Mark ${written} is neither open nor done, expected \`[ ]\` or \`[x]\``};
  if (label === '') return {message: `Checkbox ${written} without a task, expected text behind it`};
  if (isWrapped(text, box.start))
    return {message: `Checkbox ${written} inside emphasis, expected a plain \`${sound}\``};
  const isFollowed = /\s/.test(text.charAt(box.end));
  const isSpaceMissing = mark === sound.slice(1, -1);
  const message = isSpaceMissing
    ? `No space behind ${written}, expected one`
    : `Checkbox ${written}, expected \`${sound}\` with a space behind it`;
  return {message, fix: [{...box, text: isFollowed ? sound : `${sound} `}]};
}

/** The box that is surely meant, or nothing. */
function soundBox(mark: string): string | undefined {
  if (mark.trim() === '') return '[ ]';
  return mark.trim().toLowerCase() === 'x' ? `[${mark.trim()}]` : undefined;
}

function isWrapped(text: string, start: number): boolean {
  return /[*_~]/.test(text.charAt(start - 1));
}
