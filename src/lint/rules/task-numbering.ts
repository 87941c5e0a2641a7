import type {Document} from '../../markdown/document.ts';
import {placeIn} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {once} from '../../once.ts';
import type {Change} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import type {Task} from '../../project/tasks.ts';
import {activeChangeOf} from '../active.ts';
import {defineRule, type Problem} from '../rule.ts';
import {headingRange} from '../title-slips.ts';

export const taskNumbering = defineRule({
  id: 'task-numbering',
  severity: 'warning',
  on: 'document',
  fixable: true,
  fixesUnsafely: true,
  family: 'tasks',
  summary: 'task numbers are unique and begin with the number of their group',
  *check(document, project) {
    const change = activeChangeOf(document, project);
    if (change?.tasks !== document) return;
    const numbered = change.taskList.filter(({id}) => id?.includes('.'));
    const misplaced = misplacedTasks(document, numbered);
    const renumber = numbering(document, numbered, change);
    yield* repeated(document, numbered, new Set(misplaced.flatMap(({tasks}) => tasks)), renumber);
    for (const each of misplaced) yield misplacedProblem(document, each, renumber);
  },
});

/** What gives tasks other numbers, where that is certain. */
type Renumber = (
  tasks: readonly (readonly [task: Task, number: string])[],
) => Pick<Problem, 'fix' | 'unsafeFix'>;

function* repeated(
  document: Document,
  tasks: readonly Task[],
  misplaced: ReadonlySet<Task>,
  renumber: Renumber,
): Generator<Problem> {
  const seen = new Map<string, Task>();
  for (const [index, task] of tasks.entries()) {
    const id = task.id ?? '';
    const first = seen.get(id);
    if (!first) seen.set(id, task);
    else {
      const {line} = placeIn(document, first.start);
      // Only behind the task whose number it has is the next number the one that was meant.
      const isNext = tasks[index - 1]?.id === id && !misplaced.has(task);
      yield {
        range: idRange(document, task),
        message: `Task number \`${id}\` used again, first on line ${line}`,
        related: [{range: idRange(document, first), message: 'first used here'}],
        ...(isNext && renumber([[task, following(id)]])),
      };
    }
  }
}

function following(id: string): string {
  const parts = id.split('.');
  return [...parts.slice(0, -1), String(Number(parts.at(-1)) + 1)].join('.');
}

/** Tasks of one group that begin with the same wrong number: they have the same slip. */
interface Misplaced {
  readonly group: Section;
  readonly number: string;
  readonly tasks: readonly [Task, ...Task[]];
}

function misplacedTasks(document: Document, tasks: readonly Task[]): readonly Misplaced[] {
  const groups = [...descendants(document.top)].flatMap((section) => {
    const number = /^(\d+)[.):]?\s/.exec(section.title)?.[1];
    return number && section.depth === 2 ? [{section, number}] : [];
  });
  const found = new Map<string, {group: Section; number: string; tasks: [Task, ...Task[]]}>();
  let next = 0;
  for (const task of tasks) {
    while ((groups[next]?.section.end ?? Number.POSITIVE_INFINITY) <= task.start) next++;
    const group = groups[next];
    const lead = task.id?.split('.')[0] ?? '';
    if (!group || task.start < group.section.start || lead === group.number) continue;
    const same = found.get(`${next}:${lead}`);
    if (same) same.tasks.push(task);
    else found.set(`${next}:${lead}`, {group: group.section, number: group.number, tasks: [task]});
  }
  return [...found.values()];
}

function misplacedProblem(
  document: Document,
  {group, number, tasks}: Misplaced,
  renumber: Renumber,
): Problem {
  const renumbered = tasks.map((task) => {
    const [, ...rest] = task.id?.split('.') ?? [];
    return [task, [number, ...rest].join('.')] as const;
  });
  return {
    range: idRange(document, tasks[0]),
    message: misplacedMessage(tasks[0], group, number),
    related: [{range: headingRange(group), message: 'the group begins here'}],
    ...renumber(renumbered),
  };
}

/** Safe where nothing else in the change says one of the old numbers, and nothing at all where a new one is taken. */
function numbering(document: Document, all: readonly Task[], change: Change): Renumber {
  const taken = new Set(all.map(({id}) => id));
  const said = once(() => numbersSaid(change));
  const written = new Map<string, number>();
  for (const {id = ''} of all) written.set(id, (written.get(id) ?? 0) + 1);
  return (tasks) => {
    const numbers = tasks.map(([, number]) => number);
    const isFree = numbers.every((number) => !taken.has(number)) && new Set(numbers).size === numbers.length;
    const edits = tasks.map(([task, text]) => ({...idRange(document, task), text}));
    const isWritten = tasks.every(
      ([{id}], index) => document.text.slice(edits[index]?.start, edits[index]?.end) === id,
    );
    if (!isFree || !isWritten) return {};
    const isSaid = tasks.some(([{id = ''}]) => (said().get(id) ?? 0) > (written.get(id) ?? 0));
    return isSaid ? {unsafeFix: edits} : {fix: edits};
  };
}

/** How often each dotted number stands in the documents of a change, those of the tasks themselves among them. */
function numbersSaid({proposal, design, tasks, deltaDocuments}: Change): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const document of [proposal, design, tasks, ...deltaDocuments])
    for (const [number] of document?.text.matchAll(/\d+(?:\.\d+)+/g) ?? [])
      counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
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
