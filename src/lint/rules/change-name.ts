import {nameProblem, printable} from '../../project/names.ts';
import {defineRule} from '../rule.ts';

export const changeName = defineRule({
  id: 'change-name',
  severity: 'warning',
  on: 'change',
  fixable: false,
  family: 'change',
  summary: 'a change is named by lower-case words joined by hyphens',
  *check({name, archived}) {
    const problem = archived ? undefined : nameProblem(name);
    if (problem) yield {message: `Change name \`${printable(name)}\`: ${problem}`};
  },
});
