import {isMap, isSeq, type YAMLSeq} from 'yaml';
import {Refusal} from '../../refusal.ts';
import type {FileOperation, HookFile, HookManager, HookTarget} from './hook.ts';
import {idOf, repoLine, repoLines, repoOf} from './pre-commit-step.ts';
import {assertPlainFolder} from './script.ts';
import type {Step} from './steps.ts';
import {appendedItem, collectionAt, readYamlFile, says} from './yaml-file.ts';

/** https://pre-commit.com/#creating-new-hooks */
export const preCommit: HookManager = {
  id: 'pre-commit',
  folder: 'top',
  targets: (steps) => [targetFor(steps)],
  isRunByGit: () => false,
  next: (_, steps) => [`pre-commit install ${steps.map((step) => `--hook-type ${step}`).join(' ')}`],
};

function targetFor(steps: readonly Step[]): HookTarget {
  return {
    names: ['.pre-commit-config.yaml'],
    others: ['.pre-commit-config.yml', 'prek.toml'],
    plan: (file) => planFile(steps, file),
    byHand: (prefix) => repoLine(steps, prefix),
  };
}

function planFile(steps: readonly Step[], file: HookFile): FileOperation | undefined {
  const {path, source, prefix} = file;
  assertPlainFolder(prefix);
  if (source === undefined) return {kind: 'create', path, content: wholeFile(steps, prefix)};
  const yaml = readYamlFile(source.text);
  const repos = yaml && collectionAt(yaml.map, 'repos');
  if (!yaml || !isSeq(repos)) throw notEdited(steps, file);
  const missing = steps.filter((step) => !isThere(repos, idOf(step, prefix)));
  if (missing.length === 0) return undefined;
  const edit = appendedItem(yaml, repos, repoLines(missing, prefix));
  const all = yaml.value();
  const expected = {...all, repos: [...(all['repos'] as []), repoOf(missing, prefix)]};
  if (!edit || !says(yaml, [edit], expected)) throw notEdited(steps, file);
  return {kind: 'write', source, edits: [edit]};
}

function wholeFile(steps: readonly Step[], prefix: string): string {
  const lines = ['repos:', ...repoLines(steps, prefix).map((line) => `  ${line}`)];
  return lines.map((line) => `${line}\n`).join('');
}

/** Whatever it runs: a person may have tuned it, or have it from the repository that publishes it. */
function isThere(repos: YAMLSeq, id: string): boolean {
  return repos.items.some((repo) => {
    const hooks = isMap(repo) ? repo.get('hooks') : undefined;
    return isSeq(hooks) && hooks.items.some((hook) => isMap(hook) && hook.get('id') === id);
  });
}

function notEdited(steps: readonly Step[], {path, prefix}: HookFile): Refusal {
  return new Refusal(
    'hook-not-edited',
    `${path} is not edited, for it cannot be told surely where in it the step belongs; add the line below to its \`repos:\``,
    repoLine(steps, prefix),
  );
}
