import {CONFIG} from '../../project/paths.ts';
import {defineRule, type Rule} from '../rule.ts';
import {configProblems} from '../settings/problems/config.ts';

/** The rule about the settings, which name rules: all of them are asked for when it is run. */
export const configValid = (rules: () => readonly Rule[]) =>
  defineRule({
    id: 'config-valid',
    severity: 'error',
    on: 'project',
    fixable: false,
    family: 'change',
    summary: 'what `openspec/config.yaml` says to this tool can be understood',
    *check({files, document, input}) {
      const config = files.includes(CONFIG) ? document(CONFIG) : undefined;
      const asked = {rules: rules(), textAt: (path: string) => input.read(path)?.text};
      for (const problem of config ? configProblems(config, asked) : []) yield {path: CONFIG, ...problem};
    },
  });
