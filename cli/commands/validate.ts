import {changeItem, checkItems, type Item, specItem, unreadableItems} from '../../src/lint/items.ts';
import {rules} from '../../src/lint/rules/index.ts';
import {findItem} from '../../src/project/find-item.ts';
import type {Project} from '../../src/project/project.ts';
import {type Verdict, verdictsOf} from '../../src/report/validation.ts';
import {findingsReportJson, validationJson} from '../../src/report/validation-json.ts';
import {bulkLines, issueLines, verdictLine} from '../../src/report/validation-text.ts';
import {withBases} from '../bases.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {oneOf, typeOf} from '../item-words.ts';
import {noCacheOption} from '../kept-run/no-cache-option.ts';
import {note, open, printJson} from '../open.ts';
import {rootJson} from '../root-json.ts';
import type {Command, Input} from './command.ts';

export const validate: Command = {
  usage: '[item]',
  options: [
    {flags: '--all', summary: 'every active change and every spec; the same as naming nothing'},
    {flags: '--changes', summary: 'every active change'},
    {flags: '--specs', summary: 'every spec'},
    {flags: '--archived', summary: 'every archived change: are its tasks done?'},
    {
      flags: '--type <type>',
      summary: 'change or spec, where a name is both',
      takes: {values: ['change', 'spec']},
    },
    {flags: '--strict', summary: 'let warnings fail too'},
    {
      flags: '--report <report>',
      summary: 'full (default) or findings: only items with issues',
      takes: {values: ['full', 'findings']},
    },
    {flags: '--json', summary: 'print the verdicts as JSON'},
    {flags: '--no-interactive', summary: 'ask nothing; nothing is ever asked'},
    {flags: '--concurrency <number>', summary: 'accepted, and without effect', takes: {}},
    noCacheOption,
  ],
  takes: [{names: ['active-change', 'capability']}],
  examples: ['openspec validate add-health-check', 'openspec validate --all --strict --json'],
  async run(context, input) {
    const {root, project} = open(context, input);
    const type = typeOf(input, 'validate');
    const report = oneOf(
      input.options['report'] ?? 'full',
      ['full', 'findings'],
      'openspec validate --report findings',
      '--report',
    );
    const [name] = input.words;
    const asked = name === undefined ? inBulk(project, input) : [itemNamed(project, name, type)];
    const items = name === undefined && type ? asked.filter((item) => item.type === type) : asked;
    const changes = items.flatMap((item) => (item.type === 'change' ? (item.change ?? []) : []));
    const known = await withBases(context, input, {root, project}, changes, {tells: 'what git cannot say'});
    const verdicts = verdictsOf(checkItems(known, items), input.options['strict'] === true);
    const types = typesOf(input, items);
    const json = report === 'full' ? validationJson : findingsReportJson;
    if (input.options['json']) printJson(context, {...json(verdicts, types), root: rootJson(input, root)});
    else print(context, input, report === 'full' ? verdicts : withIssues(verdicts), verdicts);
    return verdicts.every(({isValid}) => isValid) ? EXIT.clean : EXIT.findings;
  },
};

function itemNamed(project: Project, name: string, type: Item['type'] | undefined): Item {
  const unreadable = unreadableItems(project).find(
    (item) => item.id === name && (!type || item.type === type),
  );
  if (unreadable) return unreadable;
  const found = findItem(project, name, type, 'validate');
  return found.type === 'spec' ? specItem(found.capability) : changeItem(found.change);
}

/** What the flags name; everything active where they name nothing. */
function inBulk(project: Project, {options}: Input): readonly Item[] {
  const wants = (flag: string) => options[flag] === true;
  const isUnsaid = !['changes', 'specs', 'archived'].some(wants);
  const [all, broken] = [wants('all') || isUnsaid, unreadableItems(project)];
  const ofType = (type: Item['type']) => broken.filter((item) => item.type === type);
  return [
    ...(all || wants('changes') ? [...project.changes.map(changeItem), ...ofType('change')] : []),
    ...(all || wants('specs') ? [...project.capabilities.map(specItem), ...ofType('spec')] : []),
    ...(wants('archived') ? project.archive.map(changeItem) : []),
  ];
}

/** The types a summary has numbers for: those that were asked for, found or not. */
function typesOf({words, options}: Input, items: readonly Item[]): readonly Item['type'][] {
  if (words.length > 0) return items.map(({type}) => type);
  const onlySpecs = options['specs'] && !options['changes'] && !options['archived'];
  const onlyChanges = (options['changes'] || options['archived']) && !options['specs'];
  if (options['all'] || !(onlySpecs || onlyChanges)) return ['change', 'spec'];
  return onlySpecs ? ['spec'] : ['change'];
}

function withIssues(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.filter(({issues}) => issues.length > 0);
}

function print(context: Context, input: Input, shown: readonly Verdict[], all: readonly Verdict[]): void {
  const {stdout, stderr} = context;
  const [first] = all;
  if (input.words.length === 0) stdout.write(bulkLines(shown, all, stdout));
  else if (first?.isValid) stdout.write(verdictLine(first));
  else if (first) stderr.write(verdictLine(first));
  const issues = shown.flatMap((verdict) => verdict.issues);
  const loud = input.options['quiet'] ? issues.filter(({level}) => level === 'ERROR') : issues;
  stderr.write(issueLines(loud, stderr));
  const explained = issues.filter(({rule}) => rules.some(({id}) => id === rule));
  const worst = ['ERROR', 'WARNING'].flatMap((level) => explained.filter((each) => each.level === level))[0];
  if (worst && !all.every(({isValid}) => isValid))
    note(context, input, `Next: openspec explain ${worst.rule}`);
}
