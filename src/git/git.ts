import type {History} from '../history/history.ts';
import type {LineCounts, Unit} from '../history/line-counts.ts';
import type {LogScope, SpecLog} from '../history/spec-log.ts';
import type {Staging} from '../history/staging.ts';
import type {Together} from '../history/together.ts';
import type {HookPlaces} from '../project/hook-places.ts';
import type {ConflictStages} from './conflict-stages.ts';
import type {GitObject} from './contents.ts';
import type {IndexFiles} from './index-files.ts';
import type {KeptFile} from './kept-file.ts';
import type {DriverDefinition} from './merge-driver.ts';
import type {TaggedRelease} from './tag-release.ts';
import type {TreeFile} from './tree-files.ts';

/** What a history is read for. */
export interface HistoryRequest {
  /** The names of changes a message may speak of. */
  readonly names?: readonly string[];
  /** Hashes, or their first digits, of commits to know of whatever they touch. */
  readonly pins?: readonly string[];
  /** What counts as uncommitted: all work, which is so without it, or what is staged. */
  readonly uncommitted?: 'all' | 'staged';
  /** The commit it ends with, by its full hash, without any work on top; HEAD without it. */
  readonly upTo?: string;
  /** Told now and then how many commits were read. */
  readonly onCommits?: (count: number) => void;
}

/** What is checked out. */
export interface Head {
  /** The commit, by its full hash; absent before the first one. */
  readonly commit: string | undefined;
  /** Absent where no branch is: a commit, a tag. */
  readonly branch: string | undefined;
  /** The default branch of `origin`, where the clone knows it. */
  readonly origin: string | undefined;
  /** Whether no branch, but just the commit is checked out that a branch of `origin` ended with when it was fetched. */
  readonly isAtOrigin: (branch: string) => boolean;
}

/** The questions we ask git. Each throws a Refusal when git itself fails. */
export interface Git {
  /** Nothing when the project is in no repository. */
  readonly history: (request?: HistoryRequest) => Promise<History | undefined>;
  /** Nothing when the project is in no repository. */
  readonly head: () => Promise<Head | undefined>;
  /** How many lines each of these added and deleted in each file. */
  readonly lineCounts: (units: readonly Unit[]) => Promise<LineCounts>;
  /** Those of some paths, relative to the repository's top, that no commit of the history knows. */
  readonly unknownPaths: (paths: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The files at some paths, relative to the repository's top, that are neither tracked nor ignored. */
  readonly untracked: (paths: readonly string[]) => Promise<readonly string[]>;
  /** Every file of the index, relative to the repository's top. */
  readonly tracked: () => Promise<readonly string[]>;
  /** The files of the index at some paths, relative to the project's root, and what of them is staged. */
  readonly index: (paths: readonly string[]) => Promise<IndexFiles>;
  /** The files a commit, by its full hash, has at some paths, relative to the project's root. */
  readonly filesOf: (commit: string, paths: readonly string[]) => Promise<readonly TreeFile[]>;
  /** The newest commit that a revision and HEAD have in common. A Refusal, too, when there is none. */
  readonly mergeBase: (ref: string) => Promise<string>;
  /** The commit a revision is, by its full hash. A Refusal, too, when git knows none. */
  readonly tip: (ref: string) => Promise<string>;
  /** What of some paths, relative to the project's root, is not as a commit has it; untracked files among it. */
  readonly changedSince: (commit: string, paths: readonly string[]) => Promise<readonly string[]>;
  /** The files at some paths that a commit has by another name, by that name; in the work tree or the index. */
  readonly renamedSince: (
    commit: string,
    paths: readonly string[],
    side: 'all' | 'staged',
  ) => Promise<ReadonlyMap<string, string>>;
  /** The newest commits, up to one by its full hash or HEAD, that touched some paths, and what else each touched. */
  readonly together: (paths: readonly string[], upTo?: string) => Promise<Together>;
  /** The contents of files by names such as `<hash>^:package.json`; a name of nothing has none. */
  readonly contents: (names: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** What is kept under names of files, as above, or of commits, `<hash>^{commit}`; a name of nothing has none. */
  readonly objects: (names: readonly string[]) => Promise<ReadonlyMap<string, GitObject>>;
  /** The commits up to one, by its full hash, or HEAD that touched changes or living specs; nothing when the project is in no repository. */
  readonly specLog: (upTo?: string, scope?: LogScope) => Promise<SpecLog | undefined>;
  /** A text of ours about a name, kept in git's own folder; nothing when the project is in no repository. */
  readonly kept: (kind: string, name: string) => Promise<KeptFile | undefined>;
  /** The commit that is about to be made; nothing when the project is in no repository. */
  readonly staging: () => Promise<Staging | undefined>;
  /**
   * The trailers at the end of a message in an absolute file, as git prints them; an empty text when it has none.
   *
   * Lines that begin with `comment` are comments.
   */
  readonly trailersIn: (file: string, comment: string | undefined) => Promise<string>;
  /** The sides of a file that a merge left in conflict, by its path below the project's root; nothing for any other. */
  readonly conflictStages: (path: string) => Promise<ConflictStages | undefined>;
  /** The URL of the remote a fetch would ask; nothing without one, or without a repository. */
  readonly remote: () => Promise<string | undefined>;
  /** Those of some tags that there are. */
  readonly tags: (tags: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Throws a Refusal where a release could not be committed and tagged. */
  readonly refuseUntaggable: (release: TaggedRelease) => Promise<void>;
  /** Commit what a release wrote, and tag the commit. */
  readonly tagRelease: (release: TaggedRelease) => Promise<void>;
  /** Where hooks are. A Refusal, too, when the project is in no work tree. */
  readonly hookPlaces: () => Promise<HookPlaces>;
  /** The command of a merge driver in the repository's own configuration; nothing where it has none. */
  readonly mergeDriver: (id: string) => Promise<string | undefined>;
  /** Define a merge driver there. */
  readonly defineMergeDriver: (driver: DriverDefinition) => Promise<void>;
}
