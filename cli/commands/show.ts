import type {Requirement} from '../../src/dialects/requirement-block.ts';
import {readSpec, type Spec} from '../../src/dialects/spec.ts';
import type {Document} from '../../src/markdown/document.ts';
import type {Change} from '../../src/project/change.ts';
import {findItem} from '../../src/project/find-item.ts';
import {findRequirement} from '../../src/project/find-requirement.ts';
import {type Project, specPath, type Unreadable} from '../../src/project/project.ts';
import {missedIn, unreadableAt} from '../../src/project/unreadable.ts';
import {Refusal, shellLine} from '../../src/refusal.ts';
import {changeTexts, showChangeJson} from '../../src/report/show-change.ts';
import {specDiffs} from '../../src/report/spec-diff.ts';
import {specDiffText} from '../../src/report/spec-diff-text.ts';
import {type SpecParts, specJson} from '../../src/report/spec-json.ts';
import {specText} from '../../src/report/spec-text.ts';
import {visible} from '../../src/report/style.ts';
import {withBases} from '../bases.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {typeOf} from '../item-words.ts';
import {open, printJson} from '../open.ts';
import {rootJson} from '../root-json.ts';
import type {Command, Input} from './command.ts';

export const show: Command = {
  usage: '[item]',
  options: [
    {
      flags: '--type <type>',
      summary: 'change or spec, where a name is both',
      takes: {values: ['change', 'spec']},
    },
    {flags: '--deltas-only', summary: 'of a change: its deltas and nothing else'},
    {flags: '--diff', summary: 'of a change: the specs before and after it, too'},
    {flags: '--requirements', summary: 'of a spec: its requirements, without purpose and scenarios'},
    {flags: '--no-scenarios', summary: 'of a spec: leave out the scenarios'},
    {
      flags: '-r, --requirement <requirement>',
      summary: 'of a spec: one requirement, by name or number',
      takes: {},
    },
    {flags: '--json', summary: 'print what it says as JSON'},
    {flags: '--no-interactive', summary: 'ask nothing, even on a terminal'},
  ],
  takes: [{names: ['change', 'capability']}],
  examples: [
    'openspec show add-health-check',
    'openspec show auth --requirement Login',
    'openspec show add-login --json --deltas-only',
  ],
  async run(context, input) {
    const {root, project} = open(context, input);
    const name = await nameOf(context, input, project);
    const item = findItem(project, name, typeOf(input, 'show'), 'show');
    if (item.type === 'spec') showSpec(context, input, {root, project, id: item.capability});
    else {
      const known = input.options['diff']
        ? await withBases(context, input, {root, project}, [item.change], {tells: 'what git cannot say'})
        : project;
      showChange(context, input, {root, project: known, change: item.change});
    }
    return EXIT.clean;
  },
};

/** The name given, or the one a person picks. Throws a Refusal when there is nobody to ask. */
async function nameOf({prompt}: Context, {words, options}: Input, project: Project): Promise<string> {
  const [name] = words;
  if (name !== undefined) return name;
  const names = [...project.changes.map((change) => change.name), ...project.capabilities];
  const [first] = names;
  if (prompt && options['interactive'] !== false && first !== undefined)
    return prompt.select(
      'Which change or spec?',
      [...new Set(names)].map((value) => ({value, label: visible(value)})),
    );
  throw new Refusal(
    'no-name',
    'Name the change or spec to show',
    first === undefined ? 'openspec list' : shellLine`openspec show ${first}`,
  );
}

interface Shown {
  readonly root: string;
  readonly project: Project;
}

function showSpec(context: Context, input: Input, {root, project, id}: Shown & {readonly id: string}): void {
  const spec = readSpec(readable(project.document(specPath(id)), specPath(id), project));
  const parts = partsOf(input, spec, id);
  if (input.options['json'])
    printJson(context, {version: 1, ...specJson(id, spec, parts), root: rootJson(input, root)});
  else context.stdout.write(`${shown(specText(spec, parts))}\n`, 'data');
}

function partsOf({options}: Input, spec: Spec, id: string): SpecParts {
  const wanted = options['requirement'];
  return {
    requirements: typeof wanted === 'string' ? [requirementAt(spec, wanted, id)] : undefined,
    hasScenarios: options['scenarios'] !== false && options['requirements'] !== true,
    hasOverview: options['requirements'] !== true && wanted === undefined,
  };
}

/** By name, else by number from 1 on. */
function requirementAt(spec: Spec, wanted: string, id: string): Requirement {
  const {requirements} = spec;
  const isName = requirements.some(({name}) => name === wanted);
  const numbered = !isName && /^\d{1,9}$/.test(wanted) ? requirements[Number(wanted) - 1] : undefined;
  const commandFor = (name: string) => shellLine`openspec show ${id} --requirement ${name}`;
  return numbered ?? findRequirement(spec, wanted, commandFor);
}

function showChange(
  context: Context,
  input: Input,
  {root, project, change}: Shown & {readonly change: Change},
): void {
  const {deltasOnly, diff, json} = input.options;
  const texts = changeTexts(project, change, deltasOnly === true).map(({path, document}) => {
    return {path, text: readable(document, path, project).text};
  });
  const [hidden] = missedIn(project, change.folder);
  if (hidden) throw cannotRead(hidden);
  const diffs = diff && !change.archived ? specDiffs(project, change) : undefined;
  if (json) {
    const said = showChangeJson(change, diffs, deltasOnly === true ? undefined : texts);
    printJson(context, {version: 1, ...said, root: rootJson(input, root)});
    return;
  }
  const {stdout} = context;
  const parts = texts.map(
    ({path, text}) => `${stdout.paint('bold', `── ${visible(path)}`)}\n\n${shown(text)}\n`,
  );
  stdout.write([...parts, ...(diffs ? [specDiffText(diffs, stdout)] : [])].join('\n'), 'data');
}

function readable(document: Document | undefined, path: string, project: Project): Document {
  if (!document) throw cannotRead(unreadableAt(project, path) ?? {path, reason: 'it is gone'});
  if (document.source.invalidAt === undefined) return document;
  throw new Refusal('not-utf-8', `${path} is not UTF-8`, shellLine`openspec lint ${path}`);
}

function cannotRead({path, reason}: Unreadable): Refusal {
  return new Refusal('cannot-read', `Cannot read ${path}: ${reason}`, shellLine`ls -ld ${path}`);
}

function shown(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
