import {join, relative, sep} from 'node:path';
import type {HookFile, HookManager, HookTarget} from '../plan/hooks/hook.ts';
import type {HookPlaces} from '../project/hook-places.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {asRefusal} from './errors.ts';
import {problemOfFile, readWithin} from './file-text.ts';
import type {Fs} from './fs.ts';

/** The file a hook is set up in, and where it lies. */
export interface FoundHookFile extends HookFile {
  /** Absolute, native, no link. */
  readonly native: string;
}

/** Find and read the file of a program that runs hooks. Throws a Refusal, with what to add by hand, for one that is not to be edited. */
export function findHookFile(
  fs: Fs,
  root: string,
  places: HookPlaces,
  manager: HookManager,
  target: HookTarget,
): FoundHookFile {
  const folder = places[manager.folder];
  const {prefix} = places;
  const refuse = (path: string, problem: string): never => {
    const message = `${path} is not edited: ${problem}; make the line below a part of it by hand`;
    throw new Refusal('hook-not-edited', message, target.byHand(prefix));
  };
  try {
    if (isBlocked(fs, folder))
      refuse(shownPath(root, folder), 'it is no folder, so there are no hooks in it');
    const isThere = (name: string) => fs.kindOf(join(folder, name)) !== undefined;
    const name = target.names.find(isThere) ?? target.names[0] ?? '';
    const other = isThere(name) ? undefined : target.others.find(isThere);
    if (other !== undefined) refuse(other, `only ${target.names[0]} can be`);
    const path = shownPath(root, join(folder, name));
    const native =
      resolved(fs, places, folder, name) ??
      refuse(path, 'it is, or lies in, a link that leads out of the repository or nowhere');
    if (fs.kindOf(native) === undefined) return {path, native, prefix, source: undefined};
    const problem = problemOfFile(fs, native) ?? problemOfMode(fs, places, manager, native);
    if (problem !== undefined) refuse(path, problem);
    const source = readWithin(fs, native, path);
    if (typeof source === 'string') return refuse(path, source);
    return source.invalidAt === undefined ? {path, native, prefix, source} : refuse(path, 'it is not UTF-8');
  } catch (error) {
    throw asRefusal(error, 'read', folder);
  }
}

/** Throws a Refusal where git's hooks are another program's to make: what is written there would be lost. */
export function assertOwnHooks({isHuskys, hooks}: HookPlaces, {id}: HookManager): void {
  if (id !== 'git' || !isHuskys) return;
  const message = `Git looks for hooks in ${hooks}, which husky makes anew; let husky run the step`;
  throw new Refusal('not-our-hooks', message, 'openspec init --hook husky');
}

/** Whether something else has the place of a folder, as when hooks are switched off by way of `/dev/null`. */
function isBlocked(fs: Fs, folder: string): boolean {
  const kind = fs.kindOf(folder);
  return kind === 'file' || kind === 'other';
}

/** The path behind links; nothing when it is not there, or when a link leads out of the repository. */
function resolved(fs: Fs, places: HookPlaces, folder: string, name: string): string | undefined {
  const kind = fs.kindOf(folder);
  if (kind === undefined) return join(folder, name);
  const real =
    tryRealPath(fs, join(folder, name)) ??
    (fs.kindOf(join(folder, name)) ? undefined : realIn(fs, folder, name));
  // Where git is configured to look is the user's to say, inside the repository or not.
  const inside = [places.top, places.common, ...(kind === 'link' ? [] : [folder])].map(
    (each) => tryRealPath(fs, each) ?? each,
  );
  return real !== undefined && inside.some((each) => real.startsWith(each + sep)) ? real : undefined;
}

function realIn(fs: Fs, folder: string, name: string): string | undefined {
  const real = tryRealPath(fs, folder);
  return real === undefined ? undefined : join(real, name);
}

function tryRealPath(fs: Fs, path: string): string | undefined {
  try {
    return fs.realPath(path);
  } catch {
    // A link that leads nowhere, or nothing at all.
    return undefined;
  }
}

/** Git passes over a hook that is not executable; it may have been switched off so, with all else that is in it. */
function problemOfMode(fs: Fs, places: HookPlaces, manager: HookManager, native: string): string | undefined {
  const isProgram = sep === '\\' || (fs.modeOf(native) & 0o111) !== 0;
  if (isProgram || !manager.isRunByGit(places)) return undefined;
  return `it is not executable, so git does not run it (${shellLine`chmod +x ${native}`} has git run all of it)`;
}

/** The folders of a repository that lies elsewhere are shown whole. */
function shownPath(root: string, native: string): string {
  return relative(root, native).split(sep).join('/');
}
