import {distance} from 'fastest-levenshtein';
import type {FeatureDelta} from '../../dialects/feature.ts';
import type {Change} from '../../project/change.ts';
import {baseName} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';

/** What the archive says of one feature. */
export interface Feature {
  readonly name: string;
  /** `unclear` when two changes of one day contradict each other: the archive does not tell their order. */
  readonly state: 'known' | 'removed' | 'unclear';
  /** The change that brought it there. */
  readonly by: Change;
}

/** The features of a repository: the fold of its archive in order. One that was changed was there. */
export function foldFeatures({archive}: Project): ReadonlyMap<string, Feature> {
  const features = new Map<string, Feature>();
  for (const change of archive) {
    for (const delta of change.deltas)
      features.set(delta.name, stepped(features.get(delta.name), delta, change));
  }
  return features;
}

/** The archived folder's own name, by which a person finds it. */
export function archivedName({folder}: Change): string {
  return baseName(folder);
}

/** The name among these that was probably meant, or nothing. */
export function nearName(name: string, names: Iterable<string>): string | undefined {
  const folded = fold(name);
  for (const other of names) {
    if (other !== name && isNear(folded, fold(other))) return other;
  }
  return undefined;
}

function stepped(before: Feature | undefined, {name, kind}: FeatureDelta, by: Change): Feature {
  const state = kind.feature?.effect === 'ends' ? 'removed' : 'known';
  const contradicts = before && before.state !== state && before.by.archived?.date === by.archived?.date;
  if (contradicts) return {name, state: 'unclear', by};
  return before?.state === state ? before : {name, state, by};
}

/** Names that differ by a number, or are short, differ on purpose. */
function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  const hasSameNumbers = a.replace(/\D/g, '') === b.replace(/\D/g, '');
  return hasSameNumbers && Math.min(a.length, b.length) > 7 && distance(a, b) <= 2;
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_]+/g, '');
}
