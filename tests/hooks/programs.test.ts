import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {FAULTY, PROPOSAL, SOUND} from '../support/deltas.ts';
import {PROGRAMS, repoRunBy} from '../support/hook-programs.ts';
import {messageOf} from '../support/hooked-repo.ts';
import {packageRoot} from '../support/run-cli.ts';

const DELTA = 'openspec/changes/add-x/specs/health-check.md';
const FILES = {'openspec/config.yaml': '', 'openspec/changes/add-x/proposal.md': PROPOSAL, 'a.txt': 'a\n'};

test.runIf(PROGRAMS.find(({id}) => id === 'pre-commit')?.isInstalled())(
  'pre-commit takes the check from this repository',
  () => {
    const words = ['validate-manifest', join(packageRoot, '.pre-commit-hooks.yaml')];
    expect(spawnSync('pre-commit', words)).toMatchObject({status: 0});
  },
);

for (const program of PROGRAMS)
  test.runIf(program.isInstalled())(
    `what is staged is judged by hooks that ${program.id} runs, which comes by \`${program.install}\``,
    async () => {
      const {sh, root, ...repo} = await repoRunBy(program, FILES);
      const read = () => readFileSync(join(root, DELTA), 'utf8');
      const commit = () => sh('git commit -m "feat: x"');

      repo.write({[DELTA]: FAULTY});
      repo.git('add', '-A');
      const stopped = commit();
      expect(stopped).toMatchObject({isDone: false});
      expect(stopped.output).toContain(`${DELTA}:15:1  error  required-sections`);
      expect(messageOf({...repo, root})).toBe('hooks');

      repo.write({[DELTA]: SOUND});
      const unstaged = commit();
      expect(unstaged.output).toContain('required-sections');
      expect([unstaged.isDone, read()]).toEqual([false, SOUND]);

      repo.git('add', '-A');
      const worse = FAULTY.replace('Ask it.', 'Ask it twice.');
      repo.write({[DELTA]: worse, 'openspec/changes/add-y/specs/y.md': '# ADDED: Not yet\n'});
      const half = commit();
      expect(half, half.output).toMatchObject({isDone: true, output: expect.stringContaining('mine')});
      expect(half.output).not.toContain('required-sections');
      expect(messageOf({...repo, root})).toBe('feat: x\n\nOpenSpec-Change: add-x');
      expect([repo.git('show', `HEAD:${DELTA}`), read()]).toEqual([SOUND, worse]);
    },
    180_000,
  );
