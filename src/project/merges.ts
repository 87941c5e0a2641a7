import {type DeltaOfChange, type Merge, merge} from '../dialects/merge/merge.ts';
import {readSpec} from '../dialects/spec.ts';
import type {Change} from './change.ts';
import {type Project, specPath} from './project.ts';
import {byCodePoint} from './read-project.ts';

/** What a person may allow for one run. */
export interface MergeOptions {
  readonly allowsScenarioRemoval: boolean;
  readonly retires: boolean;
}

export const strictMerge: MergeOptions = {allowsScenarioRemoval: false, retires: false};

/** One merge per capability that these changes touch, in the order given; capabilities sorted by code point. */
export function mergesOf(
  project: Project,
  changes: readonly Change[],
  options: MergeOptions = strictMerge,
): readonly Merge[] {
  const byCapability = new Map<string, DeltaOfChange[]>();
  for (const {name, requirementDeltas, metadata} of changes) {
    for (const {capability, delta} of requirementDeltas) {
      const mayRetire = options.retires || metadata.retiresCapabilities;
      byCapability.set(capability, [
        ...(byCapability.get(capability) ?? []),
        {change: name, delta, mayRetire},
      ]);
    }
  }
  return [...byCapability]
    .toSorted(([a], [b]) => byCodePoint(a, b))
    .map(([capability, deltas]) => {
      const document = project.document(specPath(capability));
      return merge({
        capability,
        deltas,
        spec: document && readSpec(document),
        capabilities: project.capabilities,
        allowsScenarioRemoval: options.allowsScenarioRemoval,
      });
    });
}
