import type {Document} from '../../markdown/document.ts';
import {placeIn} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {once} from '../../once.ts';
import type {Change} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import type {Project} from '../../project/project.ts';
import type {Task} from '../../project/task.ts';
import {activeChangeOf, isTaskList} from '../active.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {numbersSaid} from '../numbers-said.ts';
import {defineRule, type Problem} from '../rule.ts';

export const taskNumbering = defineRule({
  id: 'task-numbering',
  severity: 'warning',
  on: 'document',
  where: isTaskList,
  fixable: true,
  fixesUnsafely: true,
  family: 'tasks',
  summary: 'task numbers are unique and begin with the number of their group',
  *check(document, project) {
    const change = activeChangeOf(document, project);
    if (change?.tasks !== document) return;
    const numbered = change.taskList.filter(({id}) => id?.includes('.'));
    const misplaced = misplacedTasks(document, numbered);
    const renumber = numbering(document, numbered, change, project);
    yield* repeated(document, numbered, new Set(misplaced.flatMap(({tasks}) => tasks)), renumber);
    for (const each of misplaced) yield misplacedProblem(document, each, renumber);
  },
});

/** What gives tasks other numbers, where that is certain; what it gave to some, others do not get. */
type Renumber = (
  tasks: readonly (readonly [task: Task, number: string])[],
) => Pick<Problem, 'fix' | 'unsafeFix'>;

function* repeated(
  document: Document,
  tasks: readonly Task[],
  misplaced: ReadonlySet<Task>,
  renumber: Renumber,
): Generator<Problem> {
  const runs = runsOf(tasks, groupsOf(document));
  const seen = new Map<string, Task>();
  for (const [start, ...rest] of runs) {
    const id = start.id ?? '';
    const first = seen.get(id);
    if (first) yield repeatedProblem(document, start, first);
    else seen.set(id, start);
    const next = rest.map((task, index) => [task, following(id, index + 1)] as const);
    const mended = misplaced.has(start) ? {} : renumber(next);
    const edits = mended.fix ?? mended.unsafeFix ?? [];
    for (const [index, task] of rest.entries()) {
      const edit = edits.slice(index, index + 1);
      yield {
        ...repeatedProblem(document, task, first ?? start),
        // Each number is free by itself, so that any of them can be given without the others.
        ...(mended.fix && {fix: edit}),
        ...(mended.unsafeFix && {unsafeFix: edit}),
      };
    }
  }
}

function repeatedProblem(document: Document, task: Task, first: Task): Problem {
  const {line} = placeIn(document, first.start);
  return {
    range: idRange(document, task),
    message: `Task number \`${task.id}\` used again, first on line ${line}`,
    related: [{range: idRange(document, first), message: 'first used here'}],
  };
}

/** Tasks of one number that follow each other in one section: only there the next numbers are those that were meant. */
function runsOf(tasks: readonly Task[], groups: readonly Group[]): readonly (readonly [Task, ...Task[]])[] {
  const runs: [Task, ...Task[]][] = [];
  let next = 0;
  let last: Section | undefined;
  for (const task of tasks) {
    while ((groups[next]?.section.end ?? Number.POSITIVE_INFINITY) <= task.start) next++;
    const section = groups[next]?.section;
    const run = runs.at(-1);
    if (run?.[0].id === task.id && section === last) run?.push(task);
    else runs.push([task]);
    last = section;
  }
  return runs;
}

function following(id: string, by: number): string {
  const parts = id.split('.');
  return [...parts.slice(0, -1), String(Number(parts.at(-1)) + by)].join('.');
}

/** A section of the second depth whose title begins with a number. */
interface Group {
  readonly section: Section;
  readonly number: string;
}

function groupsOf(document: Document): readonly Group[] {
  return descendants(document.top).flatMap((section) => {
    const number = /^(\d+)[.):]?\s/.exec(section.title)?.[1];
    return number && section.depth === 2 ? [{section, number}] : [];
  });
}

/** Tasks of one group that begin with the same wrong number: they have the same slip. */
interface Misplaced {
  readonly group: Section;
  readonly number: string;
  readonly tasks: readonly [Task, ...Task[]];
}

function misplacedTasks(document: Document, tasks: readonly Task[]): readonly Misplaced[] {
  const groups = groupsOf(document);
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

/** Safe where nothing else says one of the old numbers, and nothing at all where a new one is taken. */
function numbering(document: Document, all: readonly Task[], change: Change, project: Project): Renumber {
  const taken = new Set(all.map(({id}) => id));
  const said = once(() => numbersSaid(change, project));
  const written = new Map<string, number>();
  for (const {id = ''} of all) written.set(id, (written.get(id) ?? 0) + 1);
  return (tasks) => {
    const numbers = tasks.map(([, number]) => number);
    const isFree = numbers.every((number) => !taken.has(number)) && new Set(numbers).size === numbers.length;
    const edits = tasks.map(([task, text]) => ({...idRange(document, task), text}));
    const isWritten = tasks.every(
      ([{id}], index) => document.text.slice(edits[index]?.start, edits[index]?.end) === id,
    );
    if (!isFree || !isWritten || tasks.length === 0) return {};
    for (const number of numbers) taken.add(number);
    const isSaid = tasks.some(([{id = ''}]) => (said().get(id) ?? 0) > (written.get(id) ?? 0));
    return isSaid ? {unsafeFix: edits} : {fix: edits};
  };
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
