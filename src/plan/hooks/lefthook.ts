import {isMap, isSeq} from 'yaml';
import type {TextEdit} from '../../markdown/edit.ts';
import {Refusal} from '../../refusal.ts';
import type {FileOperation, HookFile, HookManager, HookTarget} from './hook.ts';
import {
  commandLines,
  commandsLines,
  idOf,
  jobLines,
  runLine,
  stepValue,
  wholeHooks,
} from './lefthook-step.ts';
import {assertPlainFolder} from './script.ts';
import type {Step} from './steps.ts';
import {appendedItem, appendedLines, collectionAt, readYamlFile, says, type YamlFile} from './yaml-file.ts';

/** Where it looks for its configuration, whichever the ending. */
const PLACES = ['lefthook', '.lefthook', '.config/lefthook'];

/** Edits, and what the file says after them of some hooks. */
interface Addition {
  readonly edits: readonly TextEdit[];
  readonly hooks: Readonly<Record<string, unknown>>;
}

function targetFor(steps: readonly Step[]): HookTarget {
  return {
    names: PLACES.flatMap((place) => [`${place}.yml`, `${place}.yaml`]),
    others: ['toml', 'json', 'jsonc'].flatMap((ending) => PLACES.map((place) => `${place}.${ending}`)),
    plan: (file) => planFile(steps, file),
    byHand: (prefix) => byHand(steps, prefix),
  };
}

/** https://lefthook.dev/configuration */
export const lefthook: HookManager = {
  id: 'lefthook',
  folder: 'top',
  targets: (steps) => [targetFor(steps)],
  isRunByGit: () => false,
  next: () => ['lefthook install'],
};

function planFile(steps: readonly Step[], file: HookFile): FileOperation | undefined {
  const {path, source, prefix} = file;
  assertPlainFolder(prefix);
  if (source === undefined)
    return {kind: 'create', path, content: `${wholeHooks(steps, prefix).join('\n')}\n`};
  const yaml = readYamlFile(source.text);
  if (!yaml) throw notEdited(steps, file);
  const missing = steps.filter((step) => !isThere(yaml, step, prefix));
  if (missing.length === 0) return undefined;
  const {edits, hooks} = additionTo(yaml, missing, prefix) ?? {edits: [], hooks: {}};
  if (edits.length === 0 || !says(yaml, edits, {...yaml.value(), ...hooks})) throw notEdited(steps, file);
  return {kind: 'write', source, edits};
}

function byHand(steps: readonly Step[], prefix: string): string {
  const command = (step: Step) => `{${idOf(step, prefix)}: {run: '${runLine(step, prefix)}'}}`;
  return `{${steps.map((step) => `${step}: {commands: ${command(step)}}`).join(', ')}}`;
}

/** Whatever it runs: a person may have tuned it. */
function isThere({map}: YamlFile, step: Step, prefix: string): boolean {
  const hook = collectionAt(map, step);
  if (!isMap(hook)) return false;
  const [commands, jobs] = ['commands', 'jobs'].map((key) => collectionAt(hook, key));
  const id = idOf(step, prefix);
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
  const values = steps.map((step) => [step, {commands: {[idOf(step, prefix)]: stepValue(step, prefix)}}]);
  const edits = steps.length === 0 ? [] : [appendedLines(yaml, wholeHooks(steps, prefix))];
  return {edits, hooks: Object.fromEntries(values)};
}

/** The newer `jobs` are added to where they are used; the older `commands` every version knows. */
function additionInside(yaml: YamlFile, step: Step, prefix: string): Addition | undefined {
  const hook = collectionAt(yaml.map, step);
  if (!isMap(hook) || hook.has('<<')) return undefined;
  const said = yaml.value()[step] as Record<string, unknown>;
  const [commands, jobs] = [collectionAt(hook, 'commands'), collectionAt(hook, 'jobs')];
  const [id, value] = [idOf(step, prefix), stepValue(step, prefix)];
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

function notEdited(steps: readonly Step[], {path, prefix}: HookFile): Refusal {
  return new Refusal(
    'hook-not-edited',
    `${path} is not edited, for it cannot be told surely where in it the steps belong; join the line below with what it has`,
    byHand(steps, prefix),
  );
}
