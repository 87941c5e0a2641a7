import {changesTouched, undated} from './change-folder.ts';
import {type Commit, type History, timeIn} from './history.ts';
import {MOST_CHANGES} from './links.ts';
import {allLives, endOf, type Life, livesNamed, startOf} from './lives.ts';
import {bringsLongLivedBranch, mentionsIn, revertsIn, spokenPart} from './message.ts';
import {repeatsIn} from './repeats.ts';
import {namesIn} from './trailers.ts';

/**
 * Why a commit counts as part of a change, strongest first: its hash is pinned; its message names the change in a
 * trailer; it merges a side that touches this change alone; it touches the change's folder, and at most three changes;
 * it takes back, or brings back, one that counts; it speaks of the change by its full name while that was worked on.
 */
export const EVIDENCE = ['pin', 'trailer', 'landing', 'co-change', 'revert', 'mention'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Why each commit of a life counts, by its hash. */
export type Claims = ReadonlyMap<string, Evidence>;

/** Whose each commit is, and why, by its hash. */
type Owners = Map<string, Map<Life, Evidence>>;

/** Digits of the shortest hash that is taken for one. */
const SHORTEST = 7;

const known = new WeakMap<History, ReadonlyMap<Life, Claims>>();

/** The commits of a life, and why: all evidence but pins, which the change itself holds. */
export function claimsOf(history: History, life: Life): Claims {
  const ready = known.get(history) ?? byLife(ownersIn(history));
  known.set(history, ready);
  return ready.get(life) ?? new Map();
}

function ownersIn(history: History): Owners {
  const owners: Owners = new Map();
  claimNamed(owners, history);
  claimLandings(owners, history);
  for (const life of allLives(history)) claimTouches(owners, history, life);
  claimReverts(owners, history);
  claimMentions(owners, history);
  return owners;
}

function byLife(owners: Owners): ReadonlyMap<Life, Claims> {
  const claims = new Map<Life, Map<string, Evidence>>();
  for (const [hash, lives] of owners) {
    for (const [life, evidence] of lives) {
      const own = claims.get(life) ?? new Map<string, Evidence>();
      claims.set(life, own.set(hash, evidence));
    }
  }
  return claims;
}

/** What is claimed first is the stronger. */
function claim(owners: Owners, {hash}: Commit, life: Life, evidence: Evidence): void {
  const own = owners.get(hash) ?? new Map<Life, Evidence>();
  if (!own.has(life)) owners.set(hash, own.set(life, evidence));
}

function claimNamed(owners: Owners, history: History): void {
  for (const commit of history.commits) {
    for (const name of namesIn(commit.message)) {
      const lives = livesNamed(history, name);
      // A name that came back is that of the life which was not over yet.
      const life = lives.find((each) => timeIn(history, commit) <= endOf(history, each)) ?? lives.at(-1);
      if (life) claim(owners, commit, life, 'trailer');
    }
  }
}

/**
 * What only repeats what other commits did to the change says nothing of it. Of a side whose merge counts, the merge
 * says what it did, which is less when some of it had come another way; so the side makes a repetition of nothing.
 */
function claimTouches(owners: Owners, {prefix, landings}: History, life: Life): void {
  const commits = life.touches.filter(({changes}) => changes <= MOST_CHANGES).map(({commit}) => commit);
  const alone = commits.filter(({hash}) => !owners.get(landings.get(hash) ?? '')?.has(life));
  const repeats = repeatsIn(alone, life.name, prefix);
  for (const commit of commits) if (!repeats.has(commit)) claim(owners, commit, life, 'co-change');
}

/** The merges on the first-parent line whose side is work, and touches one change and no other. */
function claimLandings(owners: Owners, history: History): void {
  const commits = new Map(history.commits.map((commit) => [commit.hash, commit]));
  const lives = new Map(
    allLives(history).flatMap((life) => life.touches.map(({commit}) => [commit.hash, life])),
  );
  for (const [hash, side] of sidesOf(history)) {
    const merge = commits.get(hash);
    if (!merge || bringsLongLivedBranch(merge.message)) continue;
    const names = new Set(side.flatMap((commit) => namesOf(commit, history.prefix)));
    const life = side.map((commit) => lives.get(commit.hash)).find(Boolean);
    if (life && names.size === 1) claim(owners, merge, life, 'landing');
  }
}

/** The commits that have to do with changes, by the merge that brought them. */
export function sidesOf({commits, landings}: History): ReadonlyMap<string, readonly Commit[]> {
  const sides = new Map<string, Commit[]>();
  for (const commit of commits) {
    const merge = landings.get(commit.hash);
    if (merge === undefined) continue;
    const side = sides.get(merge) ?? [];
    sides.set(merge, side);
    side.push(commit);
  }
  return sides;
}

/** What a merge within a side brings was done by the commits it merges, or on the line it will land on. */
function namesOf({files, message, parents}: Commit, prefix: string): readonly string[] {
  const touched = parents.length > 1 ? [] : changesTouched(files, prefix);
  return [...touched, ...namesIn(message).map(undated)];
}

/** Oldest first, so that what takes back a revert is met behind it. */
function claimReverts(owners: Owners, {commits}: History): void {
  const byStart = new Map<string, Commit[]>();
  for (const commit of commits) {
    const start = commit.hash.slice(0, SHORTEST);
    byStart.set(start, [...(byStart.get(start) ?? []), commit]);
  }
  for (const commit of commits.toReversed()) {
    if (owners.has(commit.hash)) continue;
    const reverted = revertsIn(commit.message).flatMap((start) =>
      (byStart.get(start.slice(0, SHORTEST)) ?? []).filter(({hash}) => hash.startsWith(start)),
    );
    for (const {hash} of reverted) {
      for (const life of owners.get(hash)?.keys() ?? []) claim(owners, commit, life, 'revert');
    }
  }
}

function claimMentions(owners: Owners, history: History): void {
  for (const commit of history.commits) {
    if (owners.has(commit.hash) || bringsLongLivedBranch(commit.message)) continue;
    const time = timeIn(history, commit);
    for (const name of mentionsIn(spokenPart(commit), (word) => livesNamed(history, word).length > 0)) {
      const life = livesNamed(history, name).find(
        (each) => time >= startOf(history, each) && time <= endOf(history, each),
      );
      if (life) claim(owners, commit, life, 'mention');
    }
  }
}
