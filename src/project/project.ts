import type {DialectId} from '../dialects/dialect.ts';
import type {BasesOf} from '../dialects/merge/three-way/base.ts';
import type {Vocabulary} from '../dialects/vocabulary.ts';
import type {Document} from '../markdown/document.ts';
import type {Source} from '../markdown/source.ts';
import type {Change} from './change.ts';
import type {Config} from './config.ts';
import {CHANGES, SPECS} from './paths.ts';

/** What a project is made from: names, and a way to get at contents. */
export interface ProjectFiles {
  /** Every regular file under `openspec/`, relative to the root. */
  readonly files: readonly string[];
  /** The folders directly under `changes/` and `changes/archive/`, relative to the root. */
  readonly changeFolders: readonly string[];
  readonly unreadable: readonly Unreadable[];
  readonly read: (path: string) => Source | undefined;
  /** Let go of a source; who asks for it again has it read again. */
  readonly forget?: (path: string) => void;
  /** What the requirement delta of an active change was written against, by its path; nothing where git cannot say. */
  readonly basesOf?: (path: string) => BasesOf | undefined;
}

/** Everything under `openspec/`, read when it is asked for and at most once. */
export interface Project {
  readonly input: ProjectFiles;
  readonly config: Config;
  readonly vocabulary: Vocabulary;
  /** The dialect new deltas are written in. */
  readonly dialect: DialectId;
  /** Every file under `openspec/`, relative to the root, sorted by code point. */
  readonly files: readonly string[];
  /** What could not be read, and why. */
  readonly unreadable: readonly Unreadable[];
  /** The active changes, sorted by name. */
  readonly changes: readonly Change[];
  /** The finished changes, oldest first; those without a date come first. */
  readonly archive: readonly Change[];
  /** The capabilities that have a living spec, `auth` or `billing/invoices`, sorted by code point. */
  readonly capabilities: readonly string[];
  /** The document at a path relative to the root, below `openspec/` or not; nothing when no readable file is there. */
  readonly document: (path: string) => Document | undefined;
  /** Let go of what was made of a document that nobody is going to ask for; who does, has it read again. */
  readonly forget: (path: string) => void;
}

/** A path that is not what its name promises. */
export interface Unreadable {
  readonly path: string;
  /** A clause: `is a folder`, `is a link that leaves the project`. */
  readonly reason: string;
}

/** An active change by its name. */
export function activeChange(project: Project, name: string): Change | undefined {
  const change = changesOf(project).get(`${CHANGES}/${name}`);
  return change?.archived ? undefined : change;
}

/** The change a path belongs to, active or archived. */
export function changeAt(project: Project, path: string): Change | undefined {
  const byFolder = changesOf(project);
  for (let folder = path; folder !== ''; folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))) {
    const change = byFolder.get(folder);
    if (change) return change;
  }
  return undefined;
}

const known = new WeakMap<Project, ReadonlyMap<string, Change>>();

/** Every change by its folder: thousands of files ask where they belong, and there may be thousands of changes. */
function changesOf(project: Project): ReadonlyMap<string, Change> {
  const all = () => [...project.changes, ...project.archive];
  const byFolder = known.get(project) ?? new Map(all().map((change) => [change.folder, change]));
  known.set(project, byFolder);
  return byFolder;
}

/** Where the living spec of a capability lies. */
export function specPath(capability: string): string {
  return `${SPECS}/${capability}/spec.md`;
}
