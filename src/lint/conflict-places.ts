import type {Requirement} from '../dialects/requirement-block.ts';
import type {RequirementDelta} from '../dialects/requirement-delta.ts';
import {rangeOf} from '../markdown/node.ts';
import type {Change} from '../project/change.ts';
import type {Problem} from './rule.ts';
import {nestedRequirements} from './stray-headings.ts';

/** Whether a rule about the file itself says the same of this place, and knows better how to mend it. */
export function isToldElsewhere(change: Change, {path, range}: Problem): boolean {
  const delta = change.requirementDeltas.find((each) => each.delta.document.source.path === path)?.delta;
  return delta !== undefined && range !== undefined && placesIn(delta).has(range.start);
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
