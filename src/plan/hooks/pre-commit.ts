import {isMap, isSeq, type YAMLSeq} from 'yaml';
import {Refusal} from '../../refusal.ts';
import type {HookFile, HookManager, HookTarget} from './hook.ts';
import {assertPlainFolder, STEPS, type Step, stepId, stepLine} from './script.ts';
import {appendedItem, collectionAt, readYamlFile, says} from './yaml-file.ts';

/** The message file is passed as a name, git's second word in a variable. */
const WORDS = {'prepare-commit-msg': '"$@" $PRE_COMMIT_COMMIT_MSG_SOURCE', 'commit-msg': '"$@"'};

/** A step's name says which it is, for a person may have tuned all else. */
const NAMES = {'prepare-commit-msg': 'openspec-trailer', 'commit-msg': 'openspec-written'};

const target: HookTarget = {
  names: ['.pre-commit-config.yaml'],
  others: ['.pre-commit-config.yml', 'prek.toml'],
  plan(file) {
    const {path, source, prefix} = file;
    assertPlainFolder(prefix);
    if (source === undefined)
      return {kind: 'create', path, content: lineText(['repos:', ...indented(repoLines(prefix, STEPS))])};
    const yaml = readYamlFile(source.text);
    const repos = yaml && collectionAt(yaml.map, 'repos');
    if (!yaml || !isSeq(repos)) throw notEdited(file);
    const missing = STEPS.filter((step) => !isThere(repos, idOf(step, prefix)));
    if (missing.length === 0) return undefined;
    const edit = appendedItem(yaml, repos, repoLines(prefix, missing));
    const all = yaml.value();
    const expected = {...all, repos: [...(all['repos'] as []), repoOf(prefix, missing)]};
    if (!edit || !says(yaml, [edit], expected)) throw notEdited(file);
    return {kind: 'write', source, edits: [edit]};
  },
  byHand(prefix) {
    const hooks = repoOf(prefix, STEPS).hooks.map(
      ({id, name, entry, language, stages}) =>
        `{id: ${id}, name: ${name}, entry: '${entry.replaceAll("'", "''")}', language: ${language}, stages: [${stages}], always_run: true, pass_filenames: true}`,
    );
    return `- {repo: local, hooks: [${hooks.join(', ')}]}`;
  },
};

/** https://pre-commit.com/#creating-new-hooks */
export const preCommit: HookManager = {
  id: 'pre-commit',
  folder: 'top',
  targets: [target],
  isRunByGit: () => false,
  next: () => [`pre-commit install ${STEPS.map((step) => `--hook-type ${step}`).join(' ')}`],
};

function idOf(step: Step, prefix: string): string {
  return stepId(prefix, NAMES[step]);
}

function hookOf(step: Step, prefix: string) {
  return {
    id: idOf(step, prefix),
    name: 'name the change',
    entry: `sh -c '${stepLine(step, prefix, WORDS[step])}' openspec`,
    language: 'system',
    stages: [step],
    always_run: true,
    pass_filenames: true,
  } as const;
}

function repoOf(prefix: string, steps: readonly Step[]) {
  return {repo: 'local', hooks: steps.map((step) => hookOf(step, prefix))} as const;
}

function repoLines(prefix: string, steps: readonly Step[]): readonly string[] {
  const hooks = repoOf(prefix, steps).hooks.flatMap(({id, stages, ...others}) => {
    const {name, entry, language, ...flags} = others;
    const more = Object.entries({name, entry, language, stages: `[${stages}]`, ...flags});
    return [`    - id: ${id}`, ...more.map(([key, value]) => `      ${key}: ${value}`)];
  });
  return ['- repo: local', '  hooks:', ...hooks];
}

function isThere(repos: YAMLSeq, id: string): boolean {
  return repos.items.some((repo) => {
    const hooks = isMap(repo) ? repo.get('hooks') : undefined;
    return isSeq(hooks) && hooks.items.some((hook) => isMap(hook) && hook.get('id') === id);
  });
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function lineText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function notEdited({path, prefix}: HookFile): Refusal {
  return new Refusal(
    'hook-not-edited',
    `${path} is not edited, for it cannot be told surely where in it the step belongs; add the line below to its \`repos:\``,
    target.byHand(prefix),
  );
}
