import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {commands} from '../cli/commands/index.ts';
import {flagRow} from '../cli/completion/table.ts';
import {globalOptions, ownOptions} from '../cli/flags.ts';
import {kinds} from '../src/deltas/index.ts';
import {rules} from '../src/lint/rules/index.ts';
import {hookManagers} from '../src/plan/hooks/index.ts';
import {formats} from '../src/report/findings/index.ts';
import {packageRoot} from './support/run-cli.ts';

/** The files of a folder without their ending, the interface and the list left out. */
function stems(folder: string, ending: string, ...others: readonly string[]): readonly string[] {
  const names = readdirSync(join(packageRoot, folder)).filter((name) => name.endsWith(ending));
  return names
    .map((name) => name.slice(0, -ending.length))
    .filter((name) => !others.includes(name))
    .toSorted();
}

/** How few and how many words a usage takes: `<file> [source]` is one or two. */
function argumentsOf(usage: string): readonly [number, number] {
  const words = usage.split(' ').filter(Boolean);
  const isOpen = words.some((word) => word.includes('...'));
  return [words.filter((word) => word.startsWith('<')).length, isOpen ? 99 : words.length];
}

describe('registries', () => {
  test('every rule is listed, sorted, and has a page', () => {
    const ids = rules.map(({id}) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids).toEqual(stems('src/lint/rules', '.ts', 'index'));
    expect(ids).toEqual(stems('src/lint/rules', '.md'));
  });

  test('every command is listed, and has a case', () => {
    expect(commands.map(({name}) => name).toSorted()).toEqual(
      stems('cli/commands', '.ts', 'index', 'command'),
    );
    const withCases = commands.filter(({name}) => existsSync(join(packageRoot, 'tests/cli', name)));
    expect(withCases.map(({name}) => name)).toEqual(commands.map(({name}) => name));
  });

  test('every command says what it does, with an example', async () => {
    for (const {name, summary, load} of commands) {
      const {examples, options} = await load();
      expect(summary, name).not.toBe('');
      expect(examples[0], name).toMatch(new RegExp(`^openspec ${name}\\b`));
      expect(
        options.every((option) => option.summary !== ''),
        name,
      ).toBe(true);
    }
  });

  test('every example of a command is one that it takes', async () => {
    for (const {load} of commands) {
      const command = await load();
      const flags = [...ownOptions(command), ...globalOptions].map(flagRow);
      for (const example of command.examples) {
        const words = [...example.matchAll(/"([^"]*)"|(\S+)/g)]
          .slice(2)
          .map((match) => match[1] ?? match[2] ?? '');
        const given = words.filter((word) => word.startsWith('-'));
        const known = given.map((word) => flags.find(({names}) => names.includes(word)));
        expect(known, example).not.toContain(undefined);
        const count = words.length - given.length - known.filter((flag) => flag?.takes).length;
        const [least, most] = argumentsOf(command.usage);
        expect(count, example).toBeGreaterThanOrEqual(least);
        expect(count, example).toBeLessThanOrEqual(most);
      }
    }
  });

  test('every program that runs hooks is listed', () => {
    const parts = [
      'index',
      'hook',
      'steps',
      'lefthook-step',
      'made-by',
      'pre-commit-step',
      'script',
      'script-file',
      'yaml-file',
    ];
    expect(hookManagers.map(({id}) => id).toSorted()).toEqual(stems('src/plan/hooks', '.ts', ...parts));
  });

  test('every format of findings is listed, and has a case', () => {
    const ids = formats.map(({id}) => id).toSorted();
    expect(ids).toEqual(stems('src/report/findings', '.ts', 'index', 'format', 'place', 'xml'));
    expect(ids.filter((id) => !existsSync(join(packageRoot, 'tests/cli/lint', id)))).toEqual([]);
  });

  test('every kind is listed and has a template where the feature dialect has it', () => {
    expect(kinds.map(({keyword}) => keyword.toLowerCase()).toSorted()).toEqual(
      stems('src/deltas', '.ts', 'index', 'kind'),
    );
    const scaffolded = kinds.filter(({feature}) => feature).map(({keyword}) => keyword.toLowerCase());
    expect(scaffolded.toSorted()).toEqual(stems('templates/feature', '.md'));
  });
});
