import type {ListItem} from 'mdast';
import type {Document} from '../../markdown/document.ts';
import {nodesOfType, rangeOf} from '../../markdown/node.ts';
import {type Statement, statementOf} from '../../markdown/statement.ts';
import {type Topic, topicsOf} from '../../markdown/topic.ts';
import type {Change} from '../../project/change.ts';
import type {Task} from '../../project/task.ts';
import type {SectionReader} from '../section.ts';
import {verifiedBy} from '../sources/acceptance.ts';
import {itemOf, linesBelow, wordsOf} from '../sources/items.ts';
import {lineOf, linesOr} from '../sources/line.ts';
import {foldedTitle, TITLES, topicsTitled} from '../sources/titles.ts';
import type {SummaryLine} from '../summary.ts';

/** How the change is tested: what design and proposal say of it, how its deltas are verified, and the tasks that do it. */
export const testingStrategy: SectionReader = {
  id: 'testing-strategy',
  read({change}) {
    const {design, proposal} = change;
    const said = [design, proposal].flatMap((document) => (document ? saidIn(document) : []));
    const lines = [...said, ...change.deltas.flatMap(verifiedBy), ...taskLines(change)];
    return linesOr(
      lines,
      'No testing strategy recorded',
      'tasks.md, the Verification of the deltas, and the sections on tests of design.md and proposal.md',
    );
  },
};

function saidIn(document: Document): readonly SummaryLine[] {
  return topicsTitled(document, TITLES.testPlan).flatMap((topic) => linesBelow(document, topic));
}

/** Words by which a task is one of testing wherever it stands. */
const NAMES_TESTS = /^(?:test|verify|validate)\b|\btests?\b|\b(?:pytest|vitest|jest)\b/iu;

function taskLines({tasks, taskList}: Change): readonly SummaryLine[] {
  if (!tasks) return [];
  const byStart = new Map(taskList.map((task) => [task.start, task]));
  return [...tasksBelow(tasks, topicsOf(tasks), byStart, false)];
}

function* tasksBelow(
  document: Document,
  topic: Topic,
  byStart: ReadonlyMap<number, Task>,
  isTesting: boolean,
): Generator<SummaryLine> {
  // The title of the file is that of the change, which may be about tests.
  const isTitle = topic.heading?.type === 'heading' && topic.heading.depth === 1;
  const isOwn = isTesting || (!isTitle && TITLES.testing.test(foldedTitle(topic)));
  for (const block of topic.blocks)
    for (const item of nodesOfType(block, 'listItem')) {
      const task = byStart.get(rangeOf(item).start);
      const statement =
        task && (isOwn || NAMES_TESTS.test(task.text)) ? saidBy(document, item, task) : undefined;
      if (statement)
        yield lineOf(statement, withBelow(document, item, statement), task?.id ?? statement.text);
    }
  for (const child of topic.children) yield* tasksBelow(document, child, byStart, isOwn);
}

/** Words that end in a colon, with what stands below them. */
function withBelow(document: Document, item: ListItem, statement: Statement): string {
  return wordsOf({statement, below: itemOf(document, item)?.below ?? []});
}

/** What a task says, without its box and its number. */
function saidBy(document: Document, {children: [paragraph]}: ListItem, task: Task): Statement | undefined {
  if (paragraph?.type !== 'paragraph') return undefined;
  const {text} = document;
  const {start, end} = rangeOf(paragraph);
  const box = task.box.end > start && task.box.end <= end ? task.box.end : start;
  const number = /^\s*(?:[*_]*\d+(?:\.\d+)*[.):：、]?[*_]*\s+)?/.exec(
    text.slice(box, Math.min(box + 40, end)),
  );
  const from = box + (task.id === undefined ? 0 : (number?.[0].length ?? 0));
  return statementOf(document, paragraph.children, {start: from, end});
}
