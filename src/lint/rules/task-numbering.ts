import type {Document} from '../../markdown/document.ts';
import {placeIn} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {printable} from '../../project/names.ts';
import type {Task} from '../../project/tasks.ts';
import {activeChangeOf} from '../active.ts';
import {defineRule, type Problem} from '../rule.ts';

export const taskNumbering = defineRule({
  id: 'task-numbering',
  severity: 'warning',
  on: 'document',
  fixable: false,
  family: 'tasks',
  summary: 'task numbers are unique and begin with the number of their group',
  *check(document, project) {
    const change = activeChangeOf(document, project);
    if (change?.tasks !== document) return;
    const numbered = change.taskList.filter(({id}) => id?.includes('.'));
    yield* repeated(document, numbered);
    yield* misplaced(document, numbered);
  },
});

function* repeated(document: Document, tasks: readonly Task[]): Generator<Problem> {
  const lines = new Map<string, number>();
  for (const task of tasks) {
    const id = task.id ?? '';
    const first = lines.get(id);
    if (first === undefined) lines.set(id, placeIn(document, task.start).line);
    else
      yield {
        range: idRange(document, task),
        message: `Task number \`${id}\` used again, first on line ${first}`,
      };
  }
}

/** Once for each wrong number in a group: the tasks behind it have the same slip. */
function* misplaced(document: Document, tasks: readonly Task[]): Generator<Problem> {
  const groups = [...descendants(document.top)].flatMap((section) => {
    const number = /^(\d+)[.):]?\s/.exec(section.title)?.[1];
    return number && section.depth === 2 ? [{section, number}] : [];
  });
  const said = new Set<string>();
  let next = 0;
  for (const task of tasks) {
    while ((groups[next]?.section.end ?? Number.POSITIVE_INFINITY) <= task.start) next++;
    const group = groups[next];
    const lead = task.id?.split('.')[0] ?? '';
    if (!group || task.start < group.section.start || lead === group.number || said.has(`${next}:${lead}`))
      continue;
    said.add(`${next}:${lead}`);
    yield {range: idRange(document, task), message: misplacedMessage(task, group.section, group.number)};
  }
}

function misplacedMessage({id}: Task, {title}: Section, number: string): string {
  return `Task \`${id}\` stands in group \`${printable(title)}\`, expected a number that begins with \`${number}.\``;
}

/** Where the number stands; a number split by markup is shown by its checkbox. */
function idRange({text}: Document, task: Task): Range {
  const id = task.id ?? '';
  const start = text.slice(task.box.end, task.box.end + 40).indexOf(id);
  return start < 0 ? task.box : {start: task.box.end + start, end: task.box.end + start + id.length};
}
