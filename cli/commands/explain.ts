import {join} from 'node:path';
import {closest} from 'fastest-levenshtein';
import {families} from '../../src/lint/families.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {decode} from '../../src/markdown/source.ts';
import {printable} from '../../src/project/names.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import {EXIT} from '../exit-codes.ts';
import {printJson} from '../open.ts';
import type {Command} from './command.ts';

export const explain: Command = {
  usage: '[rule]',
  options: [{flags: '--json', summary: 'print the rule as JSON'}],
  takes: [{names: ['rule']}],
  examples: ['openspec explain required-sections', 'openspec explain'],
  async run(context, {words: [id], options}) {
    if (id === undefined) {
      if (options['json']) printJson(context, {version: 1, families, rules: rules.map(facts)});
      else
        context.stdout.write(
          rules
            .map(({id, severity, summary}) => `${id.padEnd(24)} ${severity.padEnd(8)} ${summary}\n`)
            .join(''),
        );
      return EXIT.clean;
    }
    const rule = rules.find((candidate) => candidate.id === id);
    if (!rule) {
      const nearest = closest(
        id,
        rules.map((candidate) => candidate.id),
      );
      throw new Refusal(
        'unknown-rule',
        `There is no rule \`${printable(id)}\``,
        shellLine`openspec explain ${nearest}`,
      );
    }
    const path = join(context.packageRoot, 'src', 'lint', 'rules', `${rule.id}.md`);
    const page = decode(path, context.fs.read(path)).text;
    if (options['json']) printJson(context, {version: 1, rule: {...facts(rule), page}});
    else context.stdout.write(page);
    return EXIT.clean;
  },
};

function facts({id, severity, family, fixable, summary}: (typeof rules)[number]) {
  return {id, severity, family, fixable, fix: fixable ? 'safe' : 'none', summary};
}
