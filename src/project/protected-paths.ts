import {placeIn} from '../markdown/document.ts';
import type {Point} from '../markdown/place.ts';
import {onceFor} from '../once.ts';
import {isOutsideBlock} from './managed-block.ts';
import {patternCovers} from './path-pattern.ts';
import {CONFIG} from './paths.ts';
import {forbiddenPaths} from './prohibitions.ts';
import type {Project} from './project.ts';

/** Files that a change is to leave alone, and who says so. */
export interface ProtectedPath {
  /** A path or pattern as written, relative to the repository. */
  readonly path: string;
  /** The file that says so: `openspec/config.yaml`, or one of the guidelines. */
  readonly from: string;
  /** Where it is said there. */
  readonly place: Point;
}

/** What the config and the guidelines protect, in this order; each path once. */
export const protectedPaths: (project: Project) => readonly ProtectedPath[] = onceFor(readProtected);

/** What protects a path, the first that does; nothing for a path that may be touched. Pure, and fit for paths from git. */
export function protectionOf(path: string, protectedBy: readonly ProtectedPath[]): ProtectedPath | undefined {
  return protectedBy.find((each) => patternCovers(each.path, path));
}

/** The file and line where a protection is said: `AGENTS.md:12`. */
export function shownPlace({from, place}: ProtectedPath): string {
  return `${from}:${place.line}`;
}

function readProtected(project: Project): readonly ProtectedPath[] {
  const all = [...inConfig(project), ...inGuidelines(project)];
  const first = new Map(all.toReversed().map((each) => [each.path, each] as const));
  return all.filter((each) => first.get(each.path) === each);
}

function inConfig({config, document}: Project): readonly ProtectedPath[] {
  const file = config.protected.length > 0 ? document(CONFIG) : undefined;
  if (!file) return [];
  return config.protected.map(({path, start}) => ({path, from: CONFIG, place: placeIn(file, start)}));
}

function inGuidelines({config, document}: Project): readonly ProtectedPath[] {
  return config.guidelines.flatMap((from) => {
    const file = document(from);
    if (!file) return [];
    const isTheirs = isOutsideBlock(file);
    const found = forbiddenPaths(file).filter(({start}) => isTheirs(start));
    return found.map(({path, start}) => ({path, from, place: placeIn(file, start)}));
  });
}
