import type {HookManager} from './hook.ts';
import {planScriptFile, scriptByHand} from './script-file.ts';

/** Git itself. */
export const git: HookManager = {
  id: 'git',
  folder: 'hooks',
  names: ['prepare-commit-msg'],
  others: [],
  isRunByGit: () => true,
  plan: (file) => planScriptFile(file, true),
  byHand: scriptByHand,
  next: () => [],
};
