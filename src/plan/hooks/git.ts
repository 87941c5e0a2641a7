import type {HookManager} from './hook.ts';
import {scriptTarget} from './script-file.ts';

/** Git itself. */
export const git: HookManager = {
  id: 'git',
  folder: 'hooks',
  targets: (steps) => steps.map((step) => scriptTarget(step, true)),
  isRunByGit: () => true,
  next: () => [],
};
