import {describe, expect, test} from 'vitest';
import {packageRoot, runCli} from './support/run-cli.ts';

describe('our own house', () => {
  test('our openspec/ lints clean', async () => {
    const {code, stdout} = await runCli(['lint', '--max-warnings', '0'], {cwd: packageRoot});
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });

  test('our changelog is current', async () => {
    const {code, stdout} = await runCli(['changelog', '--check'], {cwd: packageRoot});
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });
});
