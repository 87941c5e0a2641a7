import type {HookManager} from './hook.ts';
import {planScriptFile, scriptByHand} from './script-file.ts';

/** https://typicode.github.io/husky: a shell runs the file, whatever its first line and mode; older versions let git. */
export const husky: HookManager = {
  id: 'husky',
  folder: 'husky',
  names: ['prepare-commit-msg'],
  others: [],
  isRunByGit: ({hooks, husky: folder}) => hooks === folder,
  plan: (file) => planScriptFile(file, false),
  byHand: scriptByHand,
  next: ({hooks, husky: folder, isHuskys}) => (isHuskys || hooks === folder ? [] : ['npx husky']),
};
