import {printable} from '../../project/names.ts';
import {baseName} from '../../project/paths.ts';
import {portableProblem} from '../../project/portable-name.ts';
import {entriesOf} from '../deltas/entries.ts';
import {defineRule} from '../rule.ts';

export const portableName = defineRule({
  id: 'portable-name',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'change',
  summary: 'every file and folder has a name that it can have on every system',
  *check(project) {
    for (const path of entriesOf(project)) {
      const problem = portableProblem(baseName(path));
      if (problem)
        yield {path, message: `Name \`${printable(baseName(path))}\`, expected another: ${problem}`};
    }
  },
});
