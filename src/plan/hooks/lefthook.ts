import {isMap, isSeq} from 'yaml';
import type {TextEdit} from '../../markdown/edit.ts';
import {Refusal} from '../../refusal.ts';
import type {HookFile, HookManager} from './hook.ts';
import {assertPlainFolder, stepId, stepLine, stepScript} from './script.ts';
import {appendedItem, appendedLines, collectionAt, readYamlFile, says, type YamlFile} from './yaml-file.ts';

const HOOK = 'prepare-commit-msg';

/** Git's first two words; https://lefthook.dev/usage/features/git-args. */
const WORDS = '"{1}" "{2}"';

/** Where it looks for its configuration, whichever the ending. */
const PLACES = ['lefthook', '.lefthook', '.config/lefthook'];
const NAMES = PLACES.flatMap((place) => [`${place}.yml`, `${place}.yaml`]);

/** An edit, and what the file says after it. */
interface Addition {
  readonly edit: TextEdit | undefined;
  readonly expected: unknown;
}

/** https://lefthook.dev/configuration */
export const lefthook: HookManager = {
  id: 'lefthook',
  folder: 'top',
  names: NAMES,
  others: ['toml', 'json', 'jsonc'].flatMap((ending) => PLACES.map((place) => `${place}.${ending}`)),
  isRunByGit: () => false,
  plan(file) {
    const {path, source, prefix} = file;
    assertPlainFolder(prefix);
    if (source === undefined) return {kind: 'create', path, content: `${wholeHook(prefix).join('\n')}\n`};
    const yaml = readYamlFile(source.text);
    if (yaml && isThere(yaml, prefix)) return undefined;
    const {edit, expected} = (yaml && additionTo(yaml, prefix)) ?? {edit: undefined, expected: undefined};
    if (!yaml || !edit || !says(yaml, edit, expected)) throw notEdited(file);
    return {kind: 'write', source, edits: [edit]};
  },
  byHand: (prefix) => `${HOOK}: {commands: {${stepId(prefix)}: {run: '${stepLine(prefix, WORDS)}'}}}`,
  next: () => ['lefthook install'],
};

function runLines(prefix: string): readonly string[] {
  return ['run: |', ...stepScript(prefix, WORDS).map((line) => `  ${line}`)];
}

function commandLines(prefix: string): readonly string[] {
  return [`${stepId(prefix)}:`, ...runLines(prefix).map((line) => `  ${line}`)];
}

function commandsLines(prefix: string): readonly string[] {
  return ['commands:', ...commandLines(prefix).map((line) => `  ${line}`)];
}

function wholeHook(prefix: string): readonly string[] {
  return [`${HOOK}:`, ...commandsLines(prefix).map((line) => `  ${line}`)];
}

/** Whatever it runs: a person may have tuned it. */
function isThere({map}: YamlFile, prefix: string): boolean {
  const hook = collectionAt(map, HOOK);
  if (!isMap(hook)) return false;
  const [commands, jobs] = ['commands', 'jobs'].map((key) => collectionAt(hook, key));
  const id = stepId(prefix);
  const isInJobs = isSeq(jobs) && jobs.items.some((job) => isMap(job) && job.get('name') === id);
  return isInJobs || (isMap(commands) && commands.has(id));
}

/** The newer `jobs` are added to where they are used; the older `commands` every version knows. */
function additionTo(yaml: YamlFile, prefix: string): Addition | undefined {
  const {map} = yaml;
  const step = {run: `${stepScript(prefix, WORDS).join('\n')}\n`};
  const commands = {[stepId(prefix)]: step};
  const all = yaml.value();
  // What is merged in from elsewhere would be hidden by a key of its own.
  if (map?.has('<<')) return undefined;
  if (!map?.has(HOOK))
    return {edit: appendedLines(yaml, wholeHook(prefix)), expected: {...all, [HOOK]: {commands}}};
  const [hook, said] = [collectionAt(map, HOOK), all[HOOK] as Record<string, unknown>];
  if (!isMap(hook) || hook.has('<<')) return undefined;
  const [known, jobs] = [collectionAt(hook, 'commands'), collectionAt(hook, 'jobs')];
  const expecting = (key: string, value: unknown) => ({...all, [HOOK]: {...said, [key]: value}});
  if (isMap(known)) {
    const expected = expecting('commands', {...(said['commands'] as object), ...commands});
    return {edit: appendedItem(yaml, known, commandLines(prefix)), expected};
  }
  if (isSeq(jobs)) {
    const [first = '', ...others] = [`name: ${stepId(prefix)}`, ...runLines(prefix)];
    const lines = [`- ${first}`, ...others.map((line) => `  ${line}`)];
    const expected = expecting('jobs', [...(said['jobs'] as []), {name: stepId(prefix), ...step}]);
    return {edit: appendedItem(yaml, jobs, lines), expected};
  }
  if (hook.has('commands') || hook.has('jobs')) return undefined;
  return {edit: appendedItem(yaml, hook, commandsLines(prefix)), expected: expecting('commands', commands)};
}

function notEdited({path, prefix}: HookFile): Refusal {
  return new Refusal(
    'hook-not-edited',
    `${path} is not edited, for it cannot be told surely where in it the step belongs; join the line below with what it has under \`${HOOK}:\``,
    lefthook.byHand(prefix),
  );
}
