import type {FeatureDelta} from '../../dialects/feature.ts';
import {printable} from '../../project/names.ts';
import {archivedName, type Feature, foldFeatures, nearName} from '../deltas/features.ts';
import {headingRange} from '../deltas/title-slips.ts';
import {defineRule, type RelatedProblem} from '../rule.ts';

export const featureKnown = defineRule({
  id: 'feature-known',
  severity: 'error',
  on: 'project',
  fixable: false,
  family: 'across',
  summary: 'a feature is added once, and changed or removed only while it is there',
  *check(project) {
    const deltas = project.changes.flatMap((change) => change.deltas);
    if (deltas.length === 0) return;
    const features = foldFeatures(project);
    const added = new Set(deltas.filter(isAdded).map(({name}) => name));
    const known = knownNames(features, added);
    for (const delta of deltas) {
      const message = isAdded(delta) ? addedAgain(delta, features) : notThere(delta, features, added, known);
      if (!message) continue;
      const {path} = delta.document.source;
      const related = archivedPlace(delta.name, features.get(delta.name));
      yield {path, range: headingRange(delta.title), message, related};
    }
  },
});

/** Where the archive says what became of a feature. */
function archivedPlace(name: string, feature: Feature | undefined): readonly RelatedProblem[] {
  const delta = feature?.by.deltas.findLast((each) => each.name === name);
  if (!delta) return [];
  const message = feature?.state === 'removed' ? 'removed here' : 'added here';
  return [{path: delta.document.source.path, range: headingRange(delta.title), message}];
}

function isAdded({kind}: FeatureDelta): boolean {
  return kind.feature?.effect === 'introduces';
}

function knownNames(features: ReadonlyMap<string, Feature>, added: ReadonlySet<string>): readonly string[] {
  const archived = [...features.values()].filter(({state}) => state !== 'removed').map(({name}) => name);
  return [...new Set([...archived, ...added])];
}

function addedAgain({name}: FeatureDelta, features: ReadonlyMap<string, Feature>): string | undefined {
  const feature = features.get(name);
  if (feature?.state !== 'known') return undefined;
  return `Feature \`${printable(name)}\` is there since \`${printable(archivedName(feature.by))}\`, expected \`# MODIFIED: ${printable(name)}\``;
}

function notThere(
  {name}: FeatureDelta,
  features: ReadonlyMap<string, Feature>,
  added: ReadonlySet<string>,
  known: readonly string[],
): string | undefined {
  const feature = features.get(name);
  if (added.has(name) || (feature && feature.state !== 'removed')) return undefined;
  if (feature) {
    return `Feature \`${printable(name)}\` was removed by \`${printable(archivedName(feature.by))}\`, expected \`# ADDED: ${printable(name)}\``;
  }
  const near = nearName(name, known);
  return near && `Feature \`${printable(name)}\` is unknown, did you mean \`${printable(near)}\``;
}
