import {type FeatureDelta, mayHoldFeatureDelta} from '../dialects/feature.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import {capabilityAt} from '../project/read-project.ts';

/**
 * The other active changes that may be about the same feature or capability as one, in the order of the project.
 *
 * More may be named than are: names of files and plain text decide, so that of a thousand changes few are parsed.
 */
export function rivalsOf(project: Project, change: Change): readonly Change[] {
  if (project.changes.length === 1) return [];
  const capabilities = new Set(change.requirementDeltas.map(({capability}) => capability));
  const isNamed = namesAny(change.deltas);
  return project.changes.filter(
    (other) =>
      other.folder !== change.folder &&
      (capabilitiesIn(other).some((capability) => capabilities.has(capability)) ||
        (change.deltas.length > 0 && other.deltaDocuments.some(({text}) => isNamed(text)))),
  );
}

/** The capabilities whose folders a change has below its `specs/`. */
export function capabilitiesIn({files, folder}: Change): readonly string[] {
  return files.flatMap((path) => capabilityAt(`${folder}/specs`, path) ?? []);
}

/**
 * Whether a text may hold a delta of one of these features. What is changed or removed may be misspelt, and then any
 * feature may be meant.
 */
function namesAny(deltas: readonly FeatureDelta[]): (text: string) => boolean {
  const isAny = deltas.some(({kind}) => kind.feature?.effect !== 'introduces');
  const words = deltas.map(({name}) => longestWord(name));
  return (text) => mayHoldFeatureDelta(text) && (isAny || words.some((word) => text.includes(word)));
}

/** The word of a text by which it is found in others; empty where it has none. No classes of Unicode: they take long to compile. */
export function longestWord(text: string): string {
  const words = text.match(/[A-Za-z0-9\u00C0-\u1FFF\u3040-\uD7FF]+/g) ?? [];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
