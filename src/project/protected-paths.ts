import {placeIn} from '../markdown/document.ts';
import type {Point} from '../markdown/place.ts';
import {patternCovers} from './path-pattern.ts';
import {CONFIG, GUIDELINES} from './paths.ts';
import {forbiddenPaths} from './prohibitions.ts';
import type {Project} from './project.ts';

/** Files that a change is to leave alone, and who says so. */
export interface ProtectedPath {
  /** A path or pattern as written, relative to the repository. */
  readonly path: string;
  readonly from: 'config' | typeof GUIDELINES;
  /** Where it is said, in `openspec/config.yaml` or the guidelines. */
  readonly place: Point;
}

const known = new WeakMap<Project, readonly ProtectedPath[]>();

/** What the config and the guidelines protect, in this order; each path once. */
export function protectedPaths(project: Project): readonly ProtectedPath[] {
  const found = known.get(project) ?? readProtected(project);
  known.set(project, found);
  return found;
}

/** What protects a path, the first that does; nothing for a path that may be touched. Pure, and fit for paths from git. */
export function protectionOf(path: string, protectedBy: readonly ProtectedPath[]): ProtectedPath | undefined {
  return protectedBy.find((each) => patternCovers(each.path, path));
}

/** The file and line where a protection is said: `AGENTS.md:12`. */
export function shownPlace({from, place}: ProtectedPath): string {
  return `${from === 'config' ? CONFIG : from}:${place.line}`;
}

function readProtected(project: Project): readonly ProtectedPath[] {
  const all = [...inConfig(project), ...inGuidelines(project)];
  const first = new Map(all.toReversed().map((each) => [each.path, each] as const));
  return all.filter((each) => first.get(each.path) === each);
}

function inConfig({config, document}: Project): readonly ProtectedPath[] {
  const file = config.protected.length > 0 ? document(CONFIG) : undefined;
  if (!file) return [];
  return config.protected.map(({path, start}) => ({path, from: 'config', place: placeIn(file, start)}));
}

function inGuidelines({document}: Project): readonly ProtectedPath[] {
  const file = document(GUIDELINES);
  if (!file) return [];
  return forbiddenPaths(file).map(({path, start}) => ({path, from: GUIDELINES, place: placeIn(file, start)}));
}
