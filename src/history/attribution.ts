import {byCodePoint} from '../project/read-project.ts';
import {undated} from './change-folder.ts';
import {attributed, type Deed, stepsOf} from './deeds.ts';
import {type Claims, claimsOf, type Evidence} from './evidence.ts';
import {foldChanges} from './fold-changes.ts';
import type {Commit, FileChange, History} from './history.ts';
import {listedPart} from './listed-part.ts';
import {lifeOf} from './lives.ts';
import {revertsIn} from './message.ts';
import {unitsOf} from './units.ts';

/** A commit of a change, and why it counts. */
export interface AttributedCommit extends Commit {
  readonly evidence: Evidence;
}

/** What one commit of a change did to one file. */
export interface Touch {
  /** The hash of the commit; of a side that landed by a merge, that of the merge. */
  readonly hash: string;
  /** The name the file had then. */
  readonly path: string;
}

/** What a change did to one file in all. The path is relative to the repository's top. */
export interface AttributedFile extends FileChange {
  /** The change's commits that touched it, newest first, under whatever name it had. */
  readonly commits: readonly AttributedCommit[];
  /** What was done to it, each thing once, oldest first: a cherry-pick does nothing anew. */
  readonly touches: readonly Touch[];
  /** Whether work that is not committed touches it. */
  readonly isUncommitted: boolean;
  /** What the newest of those commits says it does, in a line; absent when none says anything. */
  readonly subject: string | undefined;
  /** The strongest there is; absent when only work that is not committed touches it. */
  readonly evidence: Evidence | undefined;
}

/** What git says a change is made of. */
export interface Attribution {
  /** Children before parents. */
  readonly commits: readonly AttributedCommit[];
  /** Sorted by path, by code point. */
  readonly files: readonly AttributedFile[];
  /** Every path that was touched on the way, under whatever name, also of files that are gone again. */
  readonly touched: readonly string[];
  /** Pinned hashes that no commit of this history has. */
  readonly unknownPins: readonly string[];
  /** The beginning of the change lies where the history is cut off, so commits may be missing. */
  readonly isCutOff: boolean;
}

/** Whether uncommitted work belongs to the change; git cannot tell. */
export interface AttributionOptions {
  readonly includeUncommitted: boolean;
}

/** The change that is asked about, with the hashes it pins and those it says are none of its own. */
export interface AttributedChange {
  readonly name: string;
  readonly folder: string;
  readonly metadata?: {readonly commits: readonly string[]; readonly excludedCommits?: readonly string[]};
}

/**
 * The commits of a change and what they did in all; `Evidence` says what counts.
 *
 * The changes, the living specs and the changelogs themselves are left out. A name no commit knows has no commits and
 * no files.
 */
export function attribute(
  history: History,
  change: AttributedChange,
  {includeUncommitted}: AttributionOptions,
): Attribution {
  const commits = commitsOf(history, change);
  const work = includeUncommitted ? history.uncommitted : [];
  const committed = unitsOf(history, commits)
    .toReversed()
    .flatMap((unit) => stepsOf(unit, history.prefix));
  const uncommitted = listedPart(work, history.prefix).map((change) => ({change, by: {change}}));
  const files = foldChanges<Deed>([...committed, ...uncommitted]).map(attributed);
  const steps = [...commits.flatMap((commit) => commit.files), ...work];
  return {
    commits,
    files: files.toSorted((a, b) => byCodePoint(a.path, b.path)),
    touched: [...new Set(steps.flatMap(({path, from}) => (from === undefined ? [path] : [path, from])))],
    unknownPins: pinsOf(change).filter((pin) => !history.commits.some(({hash}) => hash.startsWith(pin))),
    isCutOff: history.cutOff.has(undated(change.name)),
  };
}

function commitsOf(history: History, change: AttributedChange): readonly AttributedCommit[] {
  const life = lifeOf(history, change);
  const claims: Claims = (life && claimsOf(history, life)) ?? new Map();
  const excluded = change.metadata?.excludedCommits ?? [];
  const pinned = pinnedIn(history, pinsOf(change));
  const places = placesIn(history);
  const hashes = [...new Set([...claims.keys(), ...pinned.keys()])];
  const inOrder = hashes.map((hash) => places.get(hash) ?? 0).toSorted((a, b) => a - b);
  return inOrder.flatMap((place) => {
    const commit = history.commits[place];
    if (!commit || startsAny(commit, excluded)) return [];
    const [pin, claimed] = [pinned.get(commit.hash), claims.get(commit.hash)];
    const evidence = pin === 'pin' ? pin : (claimed ?? pin);
    return evidence ? [{...commit, evidence}] : [];
  });
}

const known = new WeakMap<History, ReadonlyMap<string, number>>();

/** Where each commit of a history stands in it. */
function placesIn(history: History): ReadonlyMap<string, number> {
  const places = known.get(history) ?? new Map(history.commits.map(({hash}, place) => [hash, place]));
  known.set(history, places);
  return places;
}

/** The commits that are pinned, and those that take them back, or bring them back, by their hashes. */
function pinnedIn({commits}: History, pins: readonly string[]): ReadonlyMap<string, Evidence> {
  const pinned = new Map<string, Evidence>();
  if (pins.length === 0) return pinned;
  for (const commit of commits.toReversed()) {
    const reverted = revertsIn(commit.message);
    if (startsAny(commit, pins)) pinned.set(commit.hash, 'pin');
    else if ([...pinned.keys()].some((hash) => startsAny({hash}, reverted)))
      pinned.set(commit.hash, 'revert');
  }
  return pinned;
}

function pinsOf({metadata}: AttributedChange): readonly string[] {
  return metadata?.commits ?? [];
}

function startsAny({hash}: Pick<Commit, 'hash'>, starts: readonly string[]): boolean {
  return starts.some((start) => hash.startsWith(start));
}
