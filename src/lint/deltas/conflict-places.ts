import type {Requirement} from '../../dialects/requirement-block.ts';
import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {CapabilityDelta, Change} from '../../project/change.ts';
import type {Project} from '../../project/project.ts';
import {currentBlocks, unsoundMarks} from './scenario-marks.ts';
import {nestedRequirements} from './stray-headings.ts';

/** Where rules about the file itself say what a merge says too, and know better how to mend it; offsets by path. */
export function placesToldElsewhere(
  change: Change,
  project: Project,
): ReadonlyMap<string, ReadonlySet<number>> {
  return new Map(
    change.requirementDeltas.map((each) => {
      const places = [...placesIn(each.delta), ...markPlaces(each, project)];
      return [each.delta.document.source.path, new Set(places)];
    }),
  );
}

/** The scenario marks that are unsound. */
function markPlaces({capability, delta}: CapabilityDelta, project: Project): readonly number[] {
  const currentOf = currentBlocks(project, capability, delta);
  return delta.modified.flatMap((block) =>
    unsoundMarks(delta.document, block, currentOf(block.name)).flatMap(({range}) => range?.start ?? []),
  );
}

/** Half pairs, requirements without a name or inside another, and a fence that is never closed. */
function placesIn({document, added, modified, removed, renamed}: RequirementDelta): readonly number[] {
  const gone = removed.flatMap(({requirement}) => requirement ?? []);
  const nameless = [...added, ...modified, ...gone].filter(({name}) => name === '');
  const nested = [added, modified].flatMap(nestedRequirements).map(({inner}) => inner);
  const last = document.root.children.at(-1);
  return [
    ...renamed.filter(({from, to}) => !from || !to).map(({start}) => start),
    ...[...nameless, ...nested].map(({heading}: Requirement) => heading.start),
    ...(last?.type === 'code' ? [rangeOf(last).start] : []),
  ];
}
