import {basename, dirname, join, resolve} from 'node:path';
import type {HookPlaces} from '../project/hook-places.ts';
import {Refusal} from '../refusal.ts';
import type {RunGit} from './git-call.ts';
import {printed} from './printed.ts';

/** Where hooks are, asked in a project's root. Throws a Refusal when it is in no work tree of git. */
export async function readHookPlaces(git: RunGit, root: string): Promise<HookPlaces> {
  const [output, configured] = await Promise.all([
    printed(git, ['rev-parse', '--show-toplevel', '--show-prefix', '--git-common-dir']),
    printed(git, ['config', '--null', '--type=path', '--default=', '--get', 'core.hooksPath']),
  ]);
  const [top, prefix, common, ...others] = output.split('\n');
  if (!top || prefix === undefined || !common || others.length > 1)
    throw new Refusal('git-failed', 'The folder of this repository has a line break in its name', 'pwd');
  return {prefix, ...foldersOf(resolve(top), resolve(root, common), configured.replace(/\0$/, ''))};
}

/**
 * A path that is configured is relative to the folder in which hooks are run, which is the top of the work tree. Husky
 * has git look into a folder `_` of its own, the hooks of people lie above it; its older versions have no such folder.
 */
function foldersOf(top: string, common: string, configured: string): Omit<HookPlaces, 'prefix'> {
  const hooks = configured === '' ? join(common, 'hooks') : resolve(top, configured);
  const isHuskys = basename(hooks) === '_';
  const above = isHuskys ? dirname(hooks) : basename(hooks) === '.husky' ? hooks : join(top, '.husky');
  return {top, common, hooks, husky: above, isHuskys};
}
