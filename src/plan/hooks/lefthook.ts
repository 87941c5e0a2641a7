import {isMap, isSeq} from 'yaml';
import type {TextEdit} from '../../markdown/edit.ts';
import {Refusal} from '../../refusal.ts';
import type {HookFile, HookManager, HookTarget} from './hook.ts';
import {commandLines, commandsLines, jobLines, runLine, stepValue, wholeHooks} from './lefthook-step.ts';
import {assertPlainFolder, STEPS, type Step, stepId} from './script.ts';
import {appendedItem, appendedLines, collectionAt, readYamlFile, says, type YamlFile} from './yaml-file.ts';

/** Where it looks for its configuration, whichever the ending. */
const PLACES = ['lefthook', '.lefthook', '.config/lefthook'];

/** Edits, and what the file says after them of some hooks. */
interface Addition {
  readonly edits: readonly TextEdit[];
  readonly hooks: Readonly<Record<string, unknown>>;
}

const target: HookTarget = {
  names: PLACES.flatMap((place) => [`${place}.yml`, `${place}.yaml`]),
  others: ['toml', 'json', 'jsonc'].flatMap((ending) => PLACES.map((place) => `${place}.${ending}`)),
  plan(file) {
    const {path, source, prefix} = file;
    assertPlainFolder(prefix);
    if (source === undefined)
      return {kind: 'create', path, content: `${wholeHooks(STEPS, prefix).join('\n')}\n`};
    const yaml = readYamlFile(source.text);
    if (!yaml) throw notEdited(file);
    const missing = STEPS.filter((step) => !isThere(yaml, step, prefix));
    if (missing.length === 0) return undefined;
    const {edits, hooks} = additionTo(yaml, missing, prefix) ?? {edits: [], hooks: {}};
    if (edits.length === 0 || !says(yaml, edits, {...yaml.value(), ...hooks})) throw notEdited(file);
    return {kind: 'write', source, edits};
  },
  byHand(prefix) {
    const command = (step: Step) => `{${stepId(prefix)}: {run: '${runLine(step, prefix)}'}}`;
    return `{${STEPS.map((step) => `${step}: {commands: ${command(step)}}`).join(', ')}}`;
  },
};

/** https://lefthook.dev/configuration */
export const lefthook: HookManager = {
  id: 'lefthook',
  folder: 'top',
  targets: [target],
  isRunByGit: () => false,
  next: () => ['lefthook install'],
};

/** Whatever it runs: a person may have tuned it. */
function isThere({map}: YamlFile, step: Step, prefix: string): boolean {
  const hook = collectionAt(map, step);
  if (!isMap(hook)) return false;
  const [commands, jobs] = ['commands', 'jobs'].map((key) => collectionAt(hook, key));
  const id = stepId(prefix);
  const isInJobs = isSeq(jobs) && jobs.items.some((job) => isMap(job) && job.get('name') === id);
  return isInJobs || (isMap(commands) && commands.has(id));
}

/** Hooks that are there are added to in their places; the others stand behind all. */
function additionTo(yaml: YamlFile, steps: readonly Step[], prefix: string): Addition | undefined {
  const {map} = yaml;
  // What is merged in from elsewhere would be hidden by a key of its own.
  if (map?.has('<<')) return undefined;
  const isThere = (step: Step) => map?.has(step) === true;
  const inside = steps.filter(isThere).map((step) => additionInside(yaml, step, prefix));
  const behind = additionBehind(
    yaml,
    steps.filter((step) => !isThere(step)),
    prefix,
  );
  const known = inside.filter((addition) => addition !== undefined);
  if (known.length < inside.length) return undefined;
  // At the end of the file, what is behind all is inserted last.
  const all = [...known, behind];
  return {edits: all.flatMap(({edits}) => edits), hooks: Object.assign({}, ...all.map(({hooks}) => hooks))};
}

function additionBehind(yaml: YamlFile, steps: readonly Step[], prefix: string): Addition {
  const values = steps.map((step) => [step, {commands: {[stepId(prefix)]: stepValue(step, prefix)}}]);
  const edits = steps.length === 0 ? [] : [appendedLines(yaml, wholeHooks(steps, prefix))];
  return {edits, hooks: Object.fromEntries(values)};
}

/** The newer `jobs` are added to where they are used; the older `commands` every version knows. */
function additionInside(yaml: YamlFile, step: Step, prefix: string): Addition | undefined {
  const hook = collectionAt(yaml.map, step);
  if (!isMap(hook) || hook.has('<<')) return undefined;
  const said = yaml.value()[step] as Record<string, unknown>;
  const [commands, jobs] = [collectionAt(hook, 'commands'), collectionAt(hook, 'jobs')];
  const [id, value] = [stepId(prefix), stepValue(step, prefix)];
  const adding = (edit: TextEdit | undefined, key: string, all: unknown) =>
    edit && {edits: [edit], hooks: {[step]: {...said, [key]: all}}};
  if (isMap(commands)) {
    const all = {...(said['commands'] as object), [id]: value};
    return adding(appendedItem(yaml, commands, commandLines(step, prefix)), 'commands', all);
  }
  if (isSeq(jobs)) {
    const all = [...(said['jobs'] as []), {name: id, ...value}];
    return adding(appendedItem(yaml, jobs, jobLines(step, prefix)), 'jobs', all);
  }
  if (hook.has('commands') || hook.has('jobs')) return undefined;
  return adding(appendedItem(yaml, hook, commandsLines(step, prefix)), 'commands', {[id]: value});
}

function notEdited({path, prefix}: HookFile): Refusal {
  return new Refusal(
    'hook-not-edited',
    `${path} is not edited, for it cannot be told surely where in it the steps belong; join the line below with what it has`,
    target.byHand(prefix),
  );
}
