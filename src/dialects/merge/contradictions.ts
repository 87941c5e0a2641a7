import type {Range} from '../../markdown/place.ts';
import type {Requirement} from '../requirement-block.ts';
import type {Removal, RequirementDelta} from '../requirement-delta.ts';
import {foldName} from '../requirement-name.ts';

/** What is wrong at a place, before it is known where the place lies. */
export interface Conflict {
  readonly range: Range;
  readonly message: string;
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
  const [isAdded, isRemoved] = [namesOf(added), namesOf(removed)];
  const newNames = new Map(renamed.map(({from, to}) => [from, to]));
  const targets = new Set(renamed.map(({to}) => to));
  return modified.flatMap(({name, heading}) => {
    const messages = [
      isAdded.has(name) && `\`${name}\` is both ADDED and MODIFIED, expected one of them`,
      isRemoved.has(name) && `\`${name}\` is both MODIFIED and REMOVED, expected one of them`,
      newNames.has(name) &&
        !targets.has(name) &&
        `\`${name}\` is renamed here, expected MODIFIED under its new name \`${newNames.get(name)}\``,
    ];
    return messages.flatMap((message) => (message ? [{range: heading, message}] : []));
  });
}

function renamedAndRemoved({removed, renamed}: RequirementDelta): readonly Conflict[] {
  const sources = new Set(renamed.flatMap(({from}) => (from ? [foldName(from)] : [])));
  return removed.flatMap((removal) => {
    const message = `\`${removal.name}\` is both RENAMED and REMOVED, expected one of them`;
    return sources.has(foldName(removal.name)) ? [{range: placeOf(removal), message}] : [];
  });
}

function renamedAndAdded({added, renamed}: RequirementDelta): readonly Conflict[] {
  const isAdded = namesOf(added);
  return renamed.flatMap((rename) => {
    const {from, to} = rename;
    const message = `\`${to}\` is both ADDED and the new name of \`${from}\`, expected one of them`;
    return to !== undefined && isAdded.has(to) ? [{range: rename, message}] : [];
  });
}

function namesOf(list: readonly {readonly name: string}[]): ReadonlySet<string> {
  return new Set(list.map(({name}) => name));
}
