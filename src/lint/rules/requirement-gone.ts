import {missing} from '../../dialects/merge/missing.ts';
import type {Removal} from '../../dialects/requirement-delta.ts';
import {foldName} from '../../dialects/requirement-name.ts';
import type {CapabilityDelta, Change} from '../../project/change.ts';
import {printable} from '../../project/names.ts';
import {nearestOf} from '../../project/nearest.ts';
import {type Project, specPath} from '../../project/project.ts';
import {mergesOfOne} from '../deltas/merge-rules.ts';
import {specOf} from '../deltas/requirement-files.ts';
import {defineRule, type Problem} from '../rule.ts';

export const requirementGone = defineRule({
  id: 'requirement-gone',
  severity: 'warning',
  on: 'change',
  tellsOfDeltas: true,
  fixable: false,
  family: 'requirement',
  summary: 'what a delta removes is still in the spec',
  *check(change, project) {
    if (change.archived) return;
    for (const each of change.requirementDeltas)
      if (!isMergedBefore(project, change, each)) yield* goneFrom(project, each);
  },
});

/** Where all else that a delta says is in the spec already, its removals were done too. */
function isMergedBefore(project: Project, change: Change, {capability, delta}: CapabilityDelta): boolean {
  const {added, modified, renamed} = delta;
  const merge = mergesOfOne(project, change).find((each) => each.capability === capability);
  return merge?.result.kind === 'unchanged' && added.length + modified.length + renamed.length > 0;
}

/** How many names are compared to find the ones that are meant; past that a list is not one of slips. */
const COMPARED = 200_000;

/** A name that differs from one in the spec by nothing that shows is an error, told by `requirement-target`. */
function* goneFrom(project: Project, {capability, delta}: CapabilityDelta): Generator<Problem> {
  const document = project.document(specPath(capability));
  const spec = document && specOf(document);
  const names = spec?.requirements.map(({name}) => name) ?? [];
  const said = [...delta.added.map(({name}) => name), ...delta.renamed.flatMap(({from}) => from ?? [])];
  const known = new Set([...names, ...said].map(foldName));
  const {path} = delta.document.source;
  let left = COMPARED;
  for (const removal of delta.removed) {
    if (removal.name === '' || known.has(foldName(removal.name))) continue;
    left -= names.length;
    const meant = left > 0 ? nearestOf(removal.name, names) : undefined;
    const message = missing(removal.name, meant, spec);
    yield {path, range: placeOf(removal), message: `Nothing to remove: ${printable(message)}`};
  }
}

function placeOf({requirement, start, end}: Removal) {
  return requirement?.heading ?? {start, end};
}
