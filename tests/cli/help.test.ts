import {tmpdir} from 'node:os';
import {expect, test} from 'vitest';
import {commands} from '../../cli/commands/index.ts';
import {runCli} from '../support/run-cli.ts';

const help = async (words: readonly string[], width = 80) => runCli(words, {cwd: tmpdir(), width});

test.each([['help', '-h'], ['help', 'help'], ['help', '--help'], ['help'], []])(
  '%s %s is the help of the program',
  async (...words) => {
    const {code, stdout, stderr} = await help(words);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe((await help(['--help'])).stdout);
  },
);

/** Lines a person copies, and the line on how to call a command, are not broken. */
const isForCopying = (line: string): boolean => /^ +\$ |^Usage: /.test(line);

test.each([40, 80, 100])('help keeps to %d columns', async (width) => {
  const texts = [await help(['--help'], width)];
  for (const {name} of commands) texts.push(await help([name, '--help'], width));
  const described = texts.map(({stdout}) => stdout.split('\nExamples:')[0] ?? '');
  const long = described
    .join('\n')
    .split('\n')
    .filter((line) => line.length > width && !isForCopying(line));
  expect(long).toEqual([]);
});

test('a narrow terminal shows a flag and what it does on lines of their own', async () => {
  const {stdout} = await help(['lint', '--help'], 40);
  expect(stdout).toContain('  --fix\n      apply the safe fixes\n');
  expect((await help(['lint', '--help'], 0)).stdout).toContain('--fix');
});
