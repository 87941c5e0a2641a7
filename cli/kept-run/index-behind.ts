import {join} from 'node:path';
import {findRepository} from '../../src/git/find-repository.ts';
import {seesGitSetting} from './git-setting.ts';
import type {AskedOfGit, KeptGitCall} from './kept-run.ts';
import type {GitWorld} from './settled-call.ts';
import {type Moment, settledStamp} from './stamp.ts';

/** The options by which git lists what the index has, and looks at nothing of the work tree. Source: git-ls-files(1). */
const OF_INDEX = new Set(['-z', '-s', '-v', '--full-name']);

/**
 * The index as it is now, where what git is asked follows from it; nothing where it was written just now. What it may
 * lead to, another file of it or a tree, has its name by its content. With a sparse checkout the marks of files that are
 * there besides follow from the disk, which the status tells that is asked with it. Never throws.
 *
 * How git is set up is looked at through the file system that is given, so that a traced one takes it down.
 */
export function indexBehind(
  {root, words, env}: AskedOfGit,
  world: GitWorld,
  moment: Moment,
): KeptGitCall['from'] {
  const end = words.indexOf('--');
  if (words[0] !== 'ls-files' || !words.includes('-s')) return undefined;
  if (end < 0 || !words.slice(1, end).every((word) => OF_INDEX.has(word))) return undefined;
  try {
    const repository = findRepository(world.fs, root);
    if (!repository || !seesGitSetting({root, env: world.env, repository}, world.fs)) return undefined;
    const index = env['GIT_INDEX_FILE'] ?? join(repository.gitFolder, 'index');
    const stamp = settledStamp(index, moment);
    return stamp && [index, stamp];
  } catch {
    return undefined;
  }
}
