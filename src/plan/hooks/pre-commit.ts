import {isMap, isSeq, type YAMLSeq} from 'yaml';
import {Refusal} from '../../refusal.ts';
import type {HookFile, HookManager} from './hook.ts';
import {assertPlainFolder, stepId, stepLine} from './script.ts';
import {appendedItem, collectionAt, readYamlFile, says} from './yaml-file.ts';

const STAGE = 'prepare-commit-msg';

/** https://pre-commit.com/#creating-new-hooks: the message file is passed as a name, git's second word in a variable. */
export const preCommit: HookManager = {
  id: 'pre-commit',
  folder: 'top',
  names: ['.pre-commit-config.yaml'],
  others: ['.pre-commit-config.yml', 'prek.toml'],
  isRunByGit: () => false,
  plan(file) {
    const {path, source, prefix} = file;
    assertPlainFolder(prefix);
    if (source === undefined)
      return {kind: 'create', path, content: lineText(['repos:', ...indented(repoLines(prefix))])};
    const yaml = readYamlFile(source.text);
    const repos = yaml && collectionAt(yaml.map, 'repos');
    if (!yaml || !isSeq(repos)) throw notEdited(file);
    if (isThere(repos, prefix)) return undefined;
    const edit = appendedItem(yaml, repos, repoLines(prefix));
    const all = yaml.value();
    const expected = {...all, repos: [...(all['repos'] as []), repoOf(prefix)]};
    if (!edit || !says(yaml, edit, expected)) throw notEdited(file);
    return {kind: 'write', source, edits: [edit]};
  },
  byHand(prefix) {
    const [{id, name, entry, language, stages}] = repoOf(prefix).hooks;
    const quoted = `'${entry.replaceAll("'", "''")}'`;
    return `- {repo: local, hooks: [{id: ${id}, name: ${name}, entry: ${quoted}, language: ${language}, stages: [${stages}], always_run: true, pass_filenames: true}]}`;
  },
  next: () => [`pre-commit install --hook-type ${STAGE}`],
};

function repoOf(prefix: string) {
  const script = stepLine(prefix, '"$@" $PRE_COMMIT_COMMIT_MSG_SOURCE');
  return {
    repo: 'local',
    hooks: [
      {
        id: stepId(prefix),
        name: 'name the change',
        entry: `sh -c '${script}' openspec`,
        language: 'system',
        stages: [STAGE],
        always_run: true,
        pass_filenames: true,
      },
    ],
  } as const;
}

function repoLines(prefix: string): readonly string[] {
  const [{id, stages, ...others}] = repoOf(prefix).hooks;
  const {name, entry, language, ...flags} = others;
  return [
    '- repo: local',
    '  hooks:',
    `    - id: ${id}`,
    `      name: ${name}`,
    `      entry: ${entry}`,
    `      language: ${language}`,
    `      stages: [${stages.join(', ')}]`,
    ...Object.entries(flags).map(([key, value]) => `      ${key}: ${value}`),
  ];
}

/** Whatever it runs: a person may have tuned it. */
function isThere(repos: YAMLSeq, prefix: string): boolean {
  return repos.items.some((repo) => {
    const hooks = isMap(repo) ? repo.get('hooks') : undefined;
    return isSeq(hooks) && hooks.items.some((hook) => isMap(hook) && hook.get('id') === stepId(prefix));
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
    preCommit.byHand(prefix),
  );
}
