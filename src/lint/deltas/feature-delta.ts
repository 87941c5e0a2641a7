import {dialectOf} from '../../dialects/dialect.ts';
import {type FeatureDelta, mayHoldFeatureDelta, readFeatureDelta} from '../../dialects/feature.ts';
import type {Document} from '../../markdown/document.ts';
import type {Project} from '../../project/project.ts';

const deltas = new WeakMap<Document, FeatureDelta | 'none'>();

/** The feature delta a document is, read once for all rules. */
export function featureDeltaIn(document: Document, project: Project): FeatureDelta | undefined {
  const read = () =>
    (mayHoldFeatureDelta(document.text) &&
      dialectOf(document) === 'feature' &&
      readFeatureDelta(document, project.vocabulary)) ||
    'none';
  const known = deltas.get(document) ?? read();
  deltas.set(document, known);
  return known === 'none' ? undefined : known;
}
