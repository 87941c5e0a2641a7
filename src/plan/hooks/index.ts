import {git} from './git.ts';
import type {HookManager} from './hook.ts';
import {husky} from './husky.ts';
import {lefthook} from './lefthook.ts';
import {preCommit} from './pre-commit.ts';

/** Every program that the step can be set up for. */
export const hookManagers: readonly HookManager[] = [git, husky, lefthook, preCommit];
