import {type LooseBox, readLooseBoxes} from '../../project/tasks.ts';
import {activeChangeOf, isTaskList} from '../active.ts';
import {defineRule} from '../rule.ts';

const PLACES: Readonly<Record<LooseBox['within'], string>> = {
  paragraph: 'a paragraph',
  heading: 'a heading',
  table: 'a table',
};

export const taskInList = defineRule({
  id: 'task-in-list',
  severity: 'error',
  on: 'document',
  where: isTaskList,
  fixable: false,
  family: 'tasks',
  summary: 'an open task is an item of a list',
  *check(document, project) {
    const change = activeChangeOf(document, project);
    if (change?.tasks !== document) return;
    const hasTasks = change.taskList.length > 0;
    for (const {isDone, within, start, end} of readLooseBoxes(document)) {
      // Beside a list of tasks, a box in a table or a heading mostly explains or sums up.
      if (isDone || (hasTasks && within !== 'paragraph')) continue;
      const message = `Open task in ${PLACES[within]}, expected an item like \`- [ ] 1.1 Add the route\``;
      yield {range: {start, end}, message};
    }
  },
});
