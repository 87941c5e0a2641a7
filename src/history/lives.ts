import {readArchiveName} from '../project/names.ts';
import {ARCHIVE, baseName, CHANGES} from '../project/paths.ts';
import type {Commit, FileChange, History} from './history.ts';

/** A commit and how many changes it touches. */
export interface Touch {
  readonly commit: Commit;
  readonly changes: number;
}

/**
 * A change from its first commit to its archive. Names come back: two lives can have one.
 */
interface Life {
  readonly touches: Touch[];
}

/** What the commits so far made of one name. */
interface Lives {
  active: Life | undefined;
  readonly archived: Map<string, Life>;
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
 * The commits that touch a change's folder, newest first: the active one, or the archived one, whatever its date.
 *
 * A move to the archive ends a life of that name, a move back resumes it, so an older change of the same name keeps
 * its commits to itself. Moves that are not committed yet count.
 */
export function touchesOf(
  history: History,
  change: {readonly name: string; readonly folder: string},
): readonly Touch[] {
  const lives = livesOf(history).get(change.name);
  const isArchived = change.folder.startsWith(`${ARCHIVE}/`);
  const life = isArchived ? lives?.archived.get(baseName(change.folder)) : lives?.active;
  return life?.touches.toReversed() ?? [];
}

function livesOf(history: History): ReadonlyMap<string, Lives> {
  const ready = known.get(history);
  if (ready) return ready;
  const all = new Map<string, Lives>();
  for (const commit of history.commits.toReversed()) follow(all, commit.files, history.prefix, commit);
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
    const lives = all.get(name) ?? {active: undefined, archived: new Map()};
    all.set(name, lives);
    const earlier = [...contact.archives].map((folder) => lives.archived.get(folder)).find(Boolean);
    const life = (contact.isActive ? lives.active : undefined) ?? earlier ?? {touches: []};
    if (commit) life.touches.push({commit, changes: contacts.size});
    for (const folder of contact.archives) lives.archived.set(folder, life);
    if (contact.isActive)
      lives.active = contact.keepsActive || contact.archives.size === 0 ? life : undefined;
  }
}

function contactsOf(files: readonly FileChange[], prefix: string): ReadonlyMap<string, Contact> {
  const contacts = new Map<string, Contact>();
  const meet = (path: string, stays: boolean): void => {
    const folder = folderOf(path, prefix);
    if (folder === undefined) return;
    const isActive = !folder.startsWith(`${ARCHIVE}/`);
    const name = isActive ? baseName(folder) : readArchiveName(baseName(folder)).name;
    const {archives, ...before} = contacts.get(name) ?? {
      archives: new Set<string>(),
      isActive: false,
      keepsActive: false,
    };
    contacts.set(name, {
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

/** The change folder a path of the repository lies in, relative to the project's root. */
function folderOf(path: string, prefix: string): string | undefined {
  if (!path.startsWith(`${prefix}${CHANGES}/`)) return undefined;
  const parts = path.slice(prefix.length).split('/');
  const depth = parts[2] === 'archive' ? 4 : 3;
  return parts.length > depth ? parts.slice(0, depth).join('/') : undefined;
}
