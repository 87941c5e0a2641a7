import type {Change} from '../project/change.ts';
import {patternCovers} from '../project/path-pattern.ts';
import {specPath} from '../project/project.ts';
import {listedFiles} from './listed-files.ts';

/**
 * Whether a change touches one of some paths, patterns or capabilities: with a capability of that name, with its living
 * spec, or with a file that its deltas list. Every change does where none are given.
 */
export function belongs(change: Change, only: readonly string[]): boolean {
  if (only.length === 0) return true;
  const isCovered = (path: string) => only.some((pattern) => patternCovers(pattern, path));
  return capabilitiesOf(change).some(isCovered) || listedPaths(change).some(isCovered);
}

/** The capabilities by name, and by where their specs lie. */
function capabilitiesOf({requirementDeltas}: Change): readonly string[] {
  return requirementDeltas.flatMap(({capability}) => [capability, specPath(capability)]);
}

function listedPaths(change: Change): readonly string[] {
  return listedFiles(change).map(({path}) => path);
}
