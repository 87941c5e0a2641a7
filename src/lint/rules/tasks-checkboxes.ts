import type {RootContent} from 'mdast';
import {nodesOfType, rangeOf} from '../../markdown/node.ts';
import {readLooseBoxes} from '../../project/tasks.ts';
import {activeChangeOf, isTaskList} from '../active.ts';
import {defineRule} from '../rule.ts';

export const tasksCheckboxes = defineRule({
  id: 'tasks-checkboxes',
  severity: 'warning',
  on: 'document',
  where: isTaskList,
  fixable: false,
  family: 'tasks',
  summary: 'a task list is made of checkboxes',
  *check(document, project) {
    const change = activeChangeOf(document, project);
    if (change?.tasks !== document || change.taskList.length > 0) return;
    const [list] = nodesOfType(document.root, 'list');
    const [box] = readLooseBoxes(document);
    const expected = 'expected items like `- [ ] 1.1 Add the route`';
    if (list) yield {range: rangeOf(list), message: `No checkbox in the task list, ${expected}`};
    else if (box) yield {range: box, message: `No checkbox in a list, ${expected}`};
    else if (!document.root.children.some(isWords)) yield {message: `No task, ${expected}`};
  },
});

/** What may say that there is nothing to do. */
function isWords(block: RootContent): boolean {
  const isShown = block.type === 'html' && !block.value.startsWith('<!--');
  return block.type === 'paragraph' || block.type === 'blockquote' || isShown;
}
