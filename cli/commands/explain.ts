import {join} from 'node:path';
import {families} from '../../src/lint/families.ts';
import type {Rule} from '../../src/lint/rule.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {parse} from '../../src/markdown/document.ts';
import {decode} from '../../src/markdown/source.ts';
import {printable} from '../../src/project/names.ts';
import {nearestOf} from '../../src/project/nearest.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import {type ListedRule, ruleList} from '../../src/report/rule-list.ts';
import {rulePage} from '../../src/report/rule-page.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {note, printJson} from '../open.ts';
import type {Command, Input} from './command.ts';

export const explain: Command = {
  usage: '[rule]',
  options: [{flags: '--json', summary: 'print the rule as JSON, its page included'}],
  takes: [{names: ['rule']}],
  examples: ['openspec explain', 'openspec explain required-sections'],
  async run(context, input) {
    const [id] = input.words;
    if (id === undefined) printRules(context, input);
    else printRule(context, input, ruleNamed(id));
    return EXIT.clean;
  },
};

function printRules(context: Context, input: Input): void {
  if (input.options['json']) {
    printJson(context, {version: 1, families, rules: rules.map(facts)});
    return;
  }
  const {stdout} = context;
  stdout.write(ruleList(rules.map(listed), stdout, stdout.reader === 'person'));
  note(context, input, '\n`openspec explain <rule>` shows what fails, what passes and why.');
}

function printRule(context: Context, input: Input, rule: Rule): void {
  const {stdout} = context;
  const path = join(context.packageRoot, 'src', 'lint', 'rules', `${rule.id}.md`);
  const page = decode(path, context.fs.read(path));
  if (input.options['json']) printJson(context, {version: 1, rule: {...facts(rule), page: page.text}});
  else stdout.write(stdout.reader === 'person' ? rulePage(parse(page), stdout) : page.text);
}

/** Throws a Refusal that proposes the nearest. */
function ruleNamed(id: string): Rule {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule) return rule;
  const nearest = nearestOf(
    id,
    rules.map((candidate) => candidate.id),
  );
  const question = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  throw new Refusal(
    'unknown-rule',
    `There is no rule \`${printable(id)}\`${question}`,
    nearest === undefined ? 'openspec explain' : shellLine`openspec explain ${nearest}`,
  );
}

/** The level is the rule's own; what a config makes of it would be said here. */
function listed(rule: Rule): ListedRule {
  const {id, family, severity, summary} = rule;
  return {id, family, summary, level: severity, fix: fixOf(rule)};
}

function facts(rule: Rule) {
  const {id, severity, family, fixable, summary} = rule;
  return {id, severity, family, fixable, fix: fixOf(rule) ?? 'none', summary};
}

/** The safest fix that some of its findings have. */
function fixOf({fixable, fixesUnsafely}: Rule): ListedRule['fix'] {
  if (fixable) return 'safe';
  return fixesUnsafely && 'unsafe';
}
