import type {Fs} from '../disk/fs.ts';
import {nodeFs} from '../disk/node-fs.ts';
import {askCommitFiles} from './commit-files.ts';
import {readConflictStages} from './conflict-stages.ts';
import {askContents, askObjects} from './contents.ts';
import {type Environment, gitEnvironment, writingEnvironment} from './environment.ts';
import type {Git} from './git.ts';
import type {RunGit} from './git-call.ts';
import {noRepository, nothingWithoutRepository} from './git-refusal.ts';
import {readHead} from './head.ts';
import {readHookPlaces} from './hook-places.ts';
import {askIndexFiles} from './index-files.ts';
import {keptFile} from './kept-file.ts';
import {askLineCounts} from './line-counts.ts';
import {locate, type Repository} from './locate.ts';
import {readMergeDriver, writeMergeDriver} from './merge-driver.ts';
import {readHistory} from './read-history.ts';
import {readSpecLog} from './read-spec-log.ts';
import {askRenamedSince} from './renamed.ts';
import {gitIn} from './run-git.ts';
import {askChangedSince, askMergeBase, askTip, askUntracked} from './since.ts';
import {readStaging, readTrailers} from './staging.ts';
import {readRemote, readTags, refuseUntaggable, tagRelease} from './tag-release.ts';
import {askTogether} from './together.ts';
import {askTracked} from './tracked.ts';
import {askUnknownPaths} from './unknown-paths.ts';

/** What of the machine git meets, where it is not the usual. */
export interface GitSetting {
  readonly fs?: Fs;
  readonly env: Environment;
  /** Stands between us and each process of git, in the environment that is given. */
  readonly seen?: (git: RunGit, env: Readonly<Record<string, string>>) => RunGit;
}

/**
 * Git for the project at an absolute, native root.
 *
 * `history` starts a `status`, and a `log` when HEAD is not known yet from a run before: two processes at most,
 * whatever the number of changes; a `rev-parse` before them where only git can tell what the repository is. Counts,
 * tracked files, contents, the log of specs, what was touched together and unknown paths are one process each. Each option of theirs that a user's configuration could set is set by us. Of a
 * partial clone only renames without edits are known.
 */
export function gitAt(root: string, {fs = nodeFs, env, seen = (git) => git}: GitSetting): Git {
  const git = (given: Readonly<Record<string, string>>) => seen(gitIn(root, given), given);
  let located: Promise<Repository | undefined> | undefined;
  const repository = () => (located ??= locate({root, fs, env, gitIn: git}));
  return {
    history: async (request = {}) => {
      const found = await repository();
      return found && readHistory(found, fs, request).catch(nothingWithoutRepository);
    },
    head: async () => {
      const found = await repository();
      return found && readHead(found, fs);
    },
    lineCounts: async (units) => askLineCounts(await known(repository()), units),
    tracked: async () => askTracked(await known(repository())),
    index: async (paths) => askIndexFiles(await known(repository()), paths),
    filesOf: async (commit, paths) => askCommitFiles(await known(repository()), commit, paths),
    mergeBase: async (ref) => askMergeBase(await known(repository()), ref),
    tip: async (ref) => askTip(await known(repository()), ref),
    changedSince: async (commit, paths) => askChangedSince(await known(repository()), commit, paths),
    renamedSince: async (commit, paths, side) =>
      askRenamedSince(await known(repository()), commit, paths, side),
    untracked: async (paths) => askUntracked(await known(repository()), paths),
    together: async (paths, upTo) => askTogether(await known(repository()), paths, upTo),
    contents: async (names) => askContents(await known(repository()), names),
    objects: async (names) => askObjects(await known(repository()), names),
    specLog: async (upTo, scope) => {
      const found = await repository();
      return found && readSpecLog(found, upTo, scope).catch(nothingWithoutRepository);
    },
    kept: async (kind, name) => {
      const found = await repository();
      return found && keptFile(found, fs, kind, name);
    },
    staging: async () => {
      const found = await repository();
      return found && readStaging(found, fs).catch(nothingWithoutRepository);
    },
    trailersIn: (file, comment) => readTrailers(git(gitEnvironment(env)), file, comment),
    conflictStages: async (path) => {
      const found = await repository();
      return found && readConflictStages(found, path).catch(nothingWithoutRepository);
    },
    hookPlaces: () => readHookPlaces(git(gitEnvironment(env)), root),
    mergeDriver: (id) => readMergeDriver(git(gitEnvironment(env)), id),
    defineMergeDriver: (driver) => writeMergeDriver(git(writingEnvironment(env)), driver),
    remote: async () => ((await repository()) ? readRemote(git(gitEnvironment(env))) : undefined),
    tags: (tags) => readTags(git(gitEnvironment(env)), tags),
    refuseUntaggable: async (release) => {
      await known(repository());
      await refuseUntaggable(git(gitEnvironment(env)), release);
    },
    tagRelease: (release) => tagRelease(git(writingEnvironment(env)), release),
    unknownPaths: async (paths) => askUnknownPaths(await known(repository()), paths),
  };
}

async function known(repository: Promise<Repository | undefined>): Promise<Repository> {
  const found = await repository;
  if (found) return found;
  throw noRepository();
}
