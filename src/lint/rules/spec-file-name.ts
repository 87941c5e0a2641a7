import {printable} from '../../project/names.ts';
import {baseName, isBelow, SPECS} from '../../project/paths.ts';
import {defineRule} from '../rule.ts';

export const specFileName = defineRule({
  id: 'spec-file-name',
  severity: 'error',
  on: 'document',
  fixable: false,
  family: 'spec',
  summary: 'a living spec is named `spec.md`, in a folder named for its capability',
  *check({source: {path}}) {
    if (!isBelow(SPECS, path)) return;
    const name = baseName(path);
    if (path === `${SPECS}/spec.md`)
      yield {message: 'Living spec `spec.md` in no folder, expected `specs/<capability>/spec.md`'};
    else if (name !== 'spec.md' && /^spec\.(?:md|markdown)$/i.test(name))
      yield {message: `Living spec named \`${printable(name)}\` is not read, expected \`spec.md\``};
  },
});
