import type {Requirement} from '../dialects/requirement-block.ts';
import type {RequirementDelta} from '../dialects/requirement-delta.ts';
import {rangeOf} from '../markdown/node.ts';
import type {Change} from '../project/change.ts';
import {nestedRequirements} from './stray-headings.ts';

/** Where rules about the file itself say what a merge says too, and know better how to mend it; offsets by path. */
export function placesToldElsewhere(change: Change): ReadonlyMap<string, ReadonlySet<number>> {
  return new Map(change.requirementDeltas.map(({delta}) => [delta.document.source.path, placesIn(delta)]));
}

/** Half pairs, requirements without a name or inside another, and a fence that is never closed. */
function placesIn({document, added, modified, removed, renamed}: RequirementDelta): ReadonlySet<number> {
  const gone = removed.flatMap(({requirement}) => requirement ?? []);
  const nameless = [...added, ...modified, ...gone].filter(({name}) => name === '');
  const nested = [added, modified].flatMap(nestedRequirements).map(({inner}) => inner);
  const last = document.root.children.at(-1);
  return new Set([
    ...renamed.filter(({from, to}) => !from || !to).map(({start}) => start),
    ...[...nameless, ...nested].map(({heading}: Requirement) => heading.start),
    ...(last?.type === 'code' ? [rangeOf(last).start] : []),
  ]);
}
