import {CONFIG} from '../../project/paths.ts';
import {configProblems} from '../config/problems.ts';
import {defineRule} from '../rule.ts';

export const configValid = defineRule({
  id: 'config-valid',
  severity: 'error',
  on: 'project',
  fixable: false,
  family: 'change',
  summary: 'what `openspec/config.yaml` says to this tool can be understood',
  *check({files, document}) {
    const config = files.includes(CONFIG) ? document(CONFIG) : undefined;
    for (const problem of config ? configProblems(config) : []) yield {path: CONFIG, ...problem};
  },
});
