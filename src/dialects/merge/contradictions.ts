import type {Range} from '../../markdown/place.ts';
import type {Requirement} from '../requirement-block.ts';
import type {Removal, RequirementDelta} from '../requirement-delta.ts';
import {foldName} from '../requirement-name.ts';

/** What is wrong at a place, before it is known where the place lies. */
export interface Conflict {
  readonly range: Range;
  readonly message: string;
  /** What it repeats or contradicts. */
  readonly against?: Range;
}

/** What a delta says of one requirement under two keywords that exclude each other. */
export function contradictionsIn(delta: RequirementDelta): readonly Conflict[] {
  return [...modifiedToo(delta), ...renamedAndRemoved(delta), ...renamedAndAdded(delta)];
}

/** Where a requirement is named: its heading, or the bullet of a removal. */
export function placeOf(item: Requirement | Removal): Range {
  return 'heading' in item ? item.heading : item;
}

function modifiedToo({added, modified, removed, renamed}: RequirementDelta): readonly Conflict[] {
  const [additions, removals] = [placesOf(added), placesOf(removed)];
  const renames = new Map(renamed.map((rename) => [rename.from, rename]));
  const targets = new Set(renamed.map(({to}) => to));
  return modified.flatMap(({name, heading: range}): readonly Conflict[] => {
    const [addition, removal, rename] = [additions.get(name), removals.get(name), renames.get(name)];
    return [
      addition && {
        range,
        message: `\`${name}\` is both ADDED and MODIFIED, expected one of them`,
        against: addition,
      },
      removal && {
        range,
        message: `\`${name}\` is both MODIFIED and REMOVED, expected one of them`,
        against: removal,
      },
      rename &&
        !targets.has(name) && {
          range,
          message: `\`${name}\` is renamed here, expected MODIFIED under its new name \`${rename.to}\``,
          against: rename,
        },
    ].filter((conflict) => conflict !== undefined && conflict !== false);
  });
}

function renamedAndRemoved({removed, renamed}: RequirementDelta): readonly Conflict[] {
  const sources = new Map(
    renamed.flatMap((rename) => (rename.from ? [[foldName(rename.from), rename] as const] : [])),
  );
  return removed.flatMap((removal) => {
    const message = `\`${removal.name}\` is both RENAMED and REMOVED, expected one of them`;
    const against = sources.get(foldName(removal.name));
    return against ? [{range: placeOf(removal), message, against}] : [];
  });
}

function renamedAndAdded({added, renamed}: RequirementDelta): readonly Conflict[] {
  const additions = placesOf(added);
  return renamed.flatMap((rename) => {
    const {from, to} = rename;
    const message = `\`${to}\` is both ADDED and the new name of \`${from}\`, expected one of them`;
    const against = to === undefined ? undefined : additions.get(to);
    return against ? [{range: rename, message, against}] : [];
  });
}

function placesOf(list: readonly (Requirement | Removal)[]): ReadonlyMap<string, Range> {
  return new Map(list.map((item) => [item.name, placeOf(item)]));
}
