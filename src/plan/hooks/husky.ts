import type {HookManager} from './hook.ts';
import {scriptTarget} from './script-file.ts';

/** https://typicode.github.io/husky: a shell runs the file, whatever its first line and mode; older versions let git. */
export const husky: HookManager = {
  id: 'husky',
  folder: 'husky',
  targets: (steps) => steps.map((step) => scriptTarget(step, false)),
  isRunByGit: ({hooks, husky: folder}) => hooks === folder,
  next: ({hooks, husky: folder, isHuskys}) => (isHuskys || hooks === folder ? [] : ['npx husky']),
};
