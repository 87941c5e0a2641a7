import inc from 'semver/functions/inc.js';
import parse from 'semver/functions/parse.js';
import type {Change} from '../project/change.ts';
import {keywordsOf} from './entry.ts';

/** How far a version goes up. */
export const BUMPS = ['major', 'minor', 'patch'] as const;
export type Bump = (typeof BUMPS)[number];

/** What stands for a version that is not there yet. */
const FIRST = '0.1.0';

/**
 * What some changes ask for: `breaking: true` and REMOVED a major version, ADDED a minor one, anything else a patch.
 *
 * Before 1.0.0 nothing is promised: what breaks is a minor version then. https://semver.org/#spec-item-4
 */
export function bumpFor(changes: readonly Change[], current: string | undefined): Bump {
  const keywords = changes.flatMap(keywordsOf);
  const breaks = changes.some(({metadata}) => metadata.changelog.isBreaking) || keywords.includes('REMOVED');
  const isStable = (parse(current)?.major ?? 0) > 0;
  if (breaks && isStable) return 'major';
  return breaks || keywords.includes('ADDED') ? 'minor' : 'patch';
}

/** The version that comes after one, `v` in front or not; nothing when that is no semantic version. */
export function versionAfter(current: string | undefined, bump: Bump): string | undefined {
  if (current === undefined) return bump === 'major' ? '1.0.0' : FIRST;
  const sound = parse(current);
  return (sound && inc(sound, bump)) ?? undefined;
}

/** Whether a version is later than another; nothing when one of the two is no semantic version. */
export function isLater(version: string, than: string): boolean | undefined {
  const [a, b] = [parse(version), parse(than)];
  return a && b ? a.compare(b) > 0 : undefined;
}
