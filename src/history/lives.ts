import {ARCHIVE, baseName} from '../project/paths.ts';
import {changeFolderOf, changeNameOf, undated} from './change-folder.ts';
import {type Commit, type FileChange, type History, timeIn} from './history.ts';

/** A commit and how many changes it touches. */
export interface Touch {
  readonly commit: Commit;
  readonly changes: number;
}

/** A change from its first commit to its archive. Names come back: two lives can have one. */
export interface Life {
  readonly name: string;
  /** Oldest first. */
  readonly touches: readonly Touch[];
  /** Set once it is archived, in a commit or in the work tree. */
  readonly isOver: boolean;
}

/** A life while history is followed. */
interface OpenLife extends Life {
  readonly touches: Touch[];
  isOver: boolean;
}

/** What the commits so far made of one name. */
interface Lives {
  /** Oldest first. */
  readonly all: OpenLife[];
  active: OpenLife | undefined;
  readonly archived: Map<string, OpenLife>;
}

/** How one commit touches one change: in its active folder, and in which archived ones. */
interface Contact {
  readonly archives: ReadonlySet<string>;
  readonly isActive: boolean;
  /** Its active folder holds a file afterwards that it touched. */
  readonly keepsActive: boolean;
}

const known = new WeakMap<History, ReadonlyMap<string, Lives>>();

/**
 * The life of a change: of the active folder, or of the archived one, whatever its date. Nothing before a first commit.
 *
 * A move to the archive ends a life of that name, a move back resumes it, so an older change of the same name keeps
 * its commits to itself. Moves that are not committed yet count.
 */
export function lifeOf(
  history: History,
  change: {readonly name: string; readonly folder: string},
): Life | undefined {
  const lives = livesOf(history).get(undated(change.name));
  const isArchived = change.folder.startsWith(`${ARCHIVE}/`);
  return isArchived ? lives?.archived.get(baseName(change.folder)) : lives?.active;
}

/** Every life of a name, with dates before it or without, oldest first. */
export function livesNamed(history: History, name: string): readonly Life[] {
  return livesOf(history).get(undated(name))?.all ?? [];
}

/** Every life there was. */
export function allLives(history: History): readonly Life[] {
  return [...livesOf(history).values()].flatMap(({all}) => all);
}

/** In seconds since 1970; of a life that is not in any commit yet, the end of time. */
export function startOf(history: History, {touches}: Life): number {
  const [first] = touches;
  return first ? timeIn(history, first.commit) : Number.POSITIVE_INFINITY;
}

/** In seconds since 1970; of a life that is not over, the end of time. */
export function endOf(history: History, {isOver, touches}: Life): number {
  const last = touches.at(-1);
  if (!isOver) return Number.POSITIVE_INFINITY;
  return last ? timeIn(history, last.commit) : Number.NEGATIVE_INFINITY;
}

function livesOf(history: History): ReadonlyMap<string, Lives> {
  const ready = known.get(history);
  if (ready) return ready;
  const all = new Map<string, Lives>();
  // What a merge brings was done by the commits it merges.
  const own = history.commits.filter(({parents}) => parents.length < 2);
  for (const commit of own.toReversed()) follow(all, commit.files, history.prefix, commit);
  follow(all, history.uncommitted, history.prefix);
  known.set(history, all);
  return all;
}

function follow(
  all: Map<string, Lives>,
  files: readonly FileChange[],
  prefix: string,
  commit?: Commit,
): void {
  const contacts = contactsOf(files, prefix);
  for (const [name, contact] of contacts) {
    const lives = all.get(name) ?? {all: [], active: undefined, archived: new Map()};
    all.set(name, lives);
    const life = lifeMet(lives, name, contact);
    if (commit) life.touches.push({commit, changes: contacts.size});
    for (const folder of contact.archives) lives.archived.set(folder, life);
    if (contact.isActive)
      lives.active = contact.keepsActive || contact.archives.size === 0 ? life : undefined;
    life.isOver = lives.active !== life;
  }
}

function lifeMet(lives: Lives, name: string, {isActive, archives}: Contact): OpenLife {
  const earlier = [...archives].map((folder) => lives.archived.get(folder)).find(Boolean);
  const met = (isActive ? lives.active : undefined) ?? earlier;
  if (met) return met;
  const life: OpenLife = {name, touches: [], isOver: false};
  lives.all.push(life);
  return life;
}

function contactsOf(files: readonly FileChange[], prefix: string): ReadonlyMap<string, Contact> {
  const contacts = new Map<string, Contact>();
  const meet = (path: string, stays: boolean): void => {
    const folder = changeFolderOf(path, prefix);
    if (folder === undefined) return;
    const isActive = !folder.startsWith(`${ARCHIVE}/`);
    const {archives, ...before} = contacts.get(changeNameOf(folder)) ?? {
      archives: new Set<string>(),
      isActive: false,
      keepsActive: false,
    };
    contacts.set(changeNameOf(folder), {
      archives: isActive ? archives : new Set([...archives, baseName(folder)]),
      isActive: before.isActive || isActive,
      keepsActive: before.keepsActive || (isActive && stays),
    });
  };
  for (const {kind, path, from} of files) {
    meet(path, kind !== 'deleted');
    if (from !== undefined) meet(from, false);
  }
  return contacts;
}
