import {printable} from '../../project/names.ts';
import {baseName} from '../../project/paths.ts';
import {specNameWanted} from '../../project/unread-specs.ts';
import {defineRule} from '../rule.ts';

export const specFileName = defineRule({
  id: 'spec-file-name',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'spec',
  summary: 'a living spec is named `spec.md`, in a folder named for its capability',
  *check({source: {path}}) {
    const right = specNameWanted(path);
    if (right === undefined) return;
    const wrong =
      right === 'spec.md' ? `named \`${printable(baseName(path))}\` is not read` : '`spec.md` in no folder';
    yield {message: `Living spec ${wrong}, expected \`${right}\``};
  },
});
