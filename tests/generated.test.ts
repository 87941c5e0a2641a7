import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {packageRoot} from './support/run-cli.ts';

test('what is generated is current', () => {
  const {status, stderr} = spawnSync(process.execPath, [join(packageRoot, 'docs/generate.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
