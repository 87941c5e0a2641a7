import {foldName} from '../../dialects/requirement-name.ts';
import type {Change} from '../../project/change.ts';
import {capabilityAt} from '../../project/read-project.ts';
import type {SummaryFacts} from '../facts.ts';

/** The finished changes before this one, newest first. */
export function earlier({project: {archive}, change}: SummaryFacts): readonly Change[] {
  const at = change.archived ? archive.findIndex(({folder}) => folder === change.folder) : archive.length;
  return archive.slice(0, Math.max(at, 0)).toReversed();
}

/** By the paths of its deltas, for reading all of a long archive would take long. */
export function capabilitiesOf({files, folder}: Change): readonly string[] {
  return files.flatMap((path) => capabilityAt(`${folder}/specs`, path) ?? []);
}

/** To read all deltas of a long archive takes long: asked only where a feature is looked for. */
export function featuresOf({deltas}: Change): readonly string[] {
  return deltas.map(({name}) => foldName(name));
}
