import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Command, Input, Option} from '../../cli/commands/command.ts';
import {commands} from '../../cli/commands/index.ts';
import type {Context} from '../../cli/context.ts';
import {globalOptions, ownOptions} from '../../cli/flags.ts';
import {plainInput} from '../../cli/plain-line.ts';
import {calledFor} from '../../cli/program.ts';
import {Refusal} from '../../src/refusal.ts';

/** Help goes nowhere; commander asks for nothing else. */
const context = {version: '0.0.0', stdout: {write: () => undefined, width: 80}} as unknown as Context;

/** What commander makes of the words behind a command; nothing where it complains or shows help. */
async function input(name: string, words: readonly string[]): Promise<Input | undefined> {
  try {
    return (await calledFor([name, ...words], context))?.input;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const WORDS = [
  'add-door',
  'a b',
  '',
  '-',
  '--',
  '-5',
  'lint',
  'help',
  '--root',
  '-q',
  'json=x.json',
  'é',
  '--nothing',
];

/** Words of a line: flags of the command with and without values, mostly as they should be. */
function words(command: Command): fc.Arbitrary<readonly string[]> {
  const flags = [...ownOptions(command), ...globalOptions];
  const flag = fc.constantFrom(...flags).chain(written);
  const word = fc.constantFrom(...WORDS).map((each) => [each]);
  const plain = fc.constantFrom('a', 'b/c.md', 'x y').map((each) => [each]);
  return fc
    .array(fc.oneof({arbitrary: flag, weight: 6}, {arbitrary: plain, weight: 3}, word), {maxLength: 7})
    .map((parts) => parts.flat());
}

function written({flags}: Option): fc.Arbitrary<readonly string[]> {
  const names = flags.match(/(?<![\w-])--?[a-zA-Z][\w-]*/g) ?? [];
  const name = fc.constantFrom(...names);
  const value = fc.oneof(fc.constantFrom('1', 'json', 'a=b', 'x y'), fc.constantFrom(...WORDS));
  const right = flags.includes('<')
    ? fc.oneof(
        fc.tuple(name, value),
        fc.tuple(name, value).map(([each, text]) => [`${each}=${text}`]),
      )
    : name.map((each) => [each]);
  const wrong = fc.oneof(
    name.map((each) => [each]),
    fc.tuple(name, value).map(([each, text]) => [`${each}${text}`]),
    fc.tuple(name, value).map(([each, text]) => [`${each}=${text}`]),
  );
  return fc.oneof({arbitrary: right, weight: 9}, wrong);
}

describe('a line that is read without commander', () => {
  test.each(commands.map(({name}) => name))('%s: is read as commander reads it', async (name) => {
    const command = await commands.find((listed) => listed.name === name)?.load();
    if (!command) throw new Error('a command in the list loads');
    let read = 0;
    await fc.assert(
      fc.asyncProperty(words(command), async (given) => {
        const plain = plainInput(given, command);
        if (!plain) return;
        read++;
        expect(plain).toEqual(await input(name, given));
      }),
      {numRuns: 400},
    );
    expect(read).toBeGreaterThan(20);
  });

  test.each([
    [
      ['add-door', '--fix', '--format', 'json'],
      {words: ['add-door'], options: {cache: true, fix: true, format: ['json']}},
    ],
    [['--root=x', '-q', '--', '--fix'], {words: ['--fix'], options: {cache: true, root: 'x', quiet: true}}],
  ])('lint %j is read', async (given, expected) => {
    const {lintCommand} = await import('../../cli/commands/lint.ts');
    expect(plainInput(given, lintCommand)).toEqual(expected);
    expect(await input('lint', given)).toEqual(expected);
  });

  test.each([['--help'], ['-h'], ['--fixx'], ['--format'], ['-qV'], ['--fix=yes'], ['--version']])(
    'lint %s is left to commander',
    async (word) => {
      const {lintCommand} = await import('../../cli/commands/lint.ts');
      expect(plainInput([word], lintCommand)).toBeUndefined();
    },
  );
});
