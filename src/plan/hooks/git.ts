import type {HookManager} from './hook.ts';
import {STEPS} from './script.ts';
import {scriptTarget} from './script-file.ts';

/** Git itself. */
export const git: HookManager = {
  id: 'git',
  folder: 'hooks',
  targets: STEPS.map((step) => scriptTarget(step, true)),
  isRunByGit: () => true,
  next: () => [],
};
