import {chmodSync} from 'node:fs';
import {expect, test} from 'vitest';
import {startGit} from '../../src/git/git-process.ts';
import {repoAt, temporaryFolder} from '../support/repo.ts';

test.skipIf(process.platform === 'win32')(
  'what a process that is stopped has started is not waited for',
  async () => {
    const tools = temporaryFolder();
    repoAt(tools).write({git: '#!/bin/sh\necho begun\nsleep 60\n'});
    chmodSync(`${tools}/git`, 0o755);
    const env = {PATH: `${tools}:${process.env['PATH'] ?? ''}`};
    const {read, ended, stop} = startGit({root: tools, words: ['status'], input: undefined, env});
    await new Promise<void>((resolve) => read(() => resolve()));
    stop();
    expect(await ended).toMatchObject({code: null});
  },
);
