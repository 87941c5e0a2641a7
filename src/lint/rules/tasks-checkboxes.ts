import {nodesOfType, rangeOf} from '../../markdown/node.ts';
import {activeChangeOf} from '../active.ts';
import {defineRule} from '../rule.ts';

export const tasksCheckboxes = defineRule({
  id: 'tasks-checkboxes',
  severity: 'warning',
  on: 'document',
  fixable: false,
  family: 'tasks',
  summary: 'a task list is made of checkboxes',
  *check(document, project) {
    const change = activeChangeOf(document, project);
    if (change?.tasks !== document || change.taskList.length > 0) return;
    const [list] = nodesOfType(document.root, 'list');
    const expected = 'expected items like `- [ ] 1.1 Add the route`';
    if (list) yield {range: rangeOf(list), message: `No checkbox in the task list, ${expected}`};
    else if (document.root.children.every(({type}) => type === 'heading'))
      yield {message: `No task, ${expected}`};
  },
});
