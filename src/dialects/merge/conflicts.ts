import {rangeOf} from '../../markdown/node.ts';
import {missingClose} from '../../markdown/open-block.ts';
import type {Range} from '../../markdown/place.ts';
import {printCode} from '../../markdown/print.ts';
import type {Rename} from '../renames.ts';
import type {Requirement} from '../requirement-block.ts';
import type {Removal, RequirementDelta} from '../requirement-delta.ts';
import {type Conflict, contradictionsIn, placeOf} from './contradictions.ts';
import type {MergeProblem} from './problem.ts';

/**
 * What a delta says twice, against itself or not at all, before any spec is looked at.
 *
 * REMOVED and ADDED under one name replace a requirement, and are no conflict.
 */
export function conflictsIn(delta: RequirementDelta): readonly MergeProblem[] {
  const {path} = delta.document.source;
  const found = [
    ...unfinished(delta),
    ...unnamed(delta),
    ...nested([...delta.added, ...delta.modified]),
    ...doubled(delta),
    ...contradictionsIn(delta),
  ];
  return found.map(({range: {start, end}, message, against}) => ({
    code: 'delta-conflict',
    path,
    range: {start, end},
    message,
    ...(against && {against: {start: against.start, end: against.end}}),
  }));
}

/** A block without its end takes in what stands behind it: the rest of the delta, or of the spec it is written to. */
function unfinished({document: {root, text}, purpose}: RequirementDelta): readonly Conflict[] {
  const last = root.children.at(-1);
  const close = last && missingClose(text, last);
  if (!last || close === undefined) return [];
  const range = rangeOf(last);
  const isPurpose = purpose !== undefined && isWithin(purpose, range);
  const message = `This block is never closed, expected ${printCode(close)} on a line of its own`;
  return isPurpose && last.type === 'code' ? [] : [{range, message}];
}

function isWithin({start, end}: Range, inner: Range): boolean {
  return inner.start >= start && inner.start < end;
}

function unnamed({added, modified, removed, renamed}: RequirementDelta): readonly Conflict[] {
  const blocks = [...added, ...modified, ...removed].filter(({name}) => name === '');
  return [
    ...blocks.map((block) => ({
      range: placeOf(block),
      message: 'A requirement without a name, expected one',
    })),
    ...renamed.flatMap((rename) => unpaired(rename)),
  ];
}

function unpaired(rename: Rename): readonly Conflict[] {
  const {from, to} = rename;
  if (!from)
    return [{range: rename, message: `No old name for \`${to ?? ''}\`, expected a line \`FROM: Name\``}];
  return to ? [] : [{range: rename, message: `No new name for \`${from}\`, expected a line \`TO: Name\``}];
}

function nested(blocks: readonly Requirement[]): readonly Conflict[] {
  let outer: Requirement | undefined;
  return blocks.flatMap((block) => {
    const isInside = outer !== undefined && block.start > outer.start && block.start < outer.end;
    if (!isInside) outer = block;
    return isInside
      ? [
          {
            range: block.heading,
            message: `\`${block.name}\` stands inside of \`${outer?.name}\`, expected it beside`,
          },
        ]
      : [];
  });
}

function doubled({added, modified, removed, renamed}: RequirementDelta): readonly Conflict[] {
  const lists: Readonly<Record<string, readonly (Requirement | Removal)[]>> = {
    ADDED: added,
    MODIFIED: modified,
    REMOVED: removed,
  };
  return [
    ...Object.entries(lists).flatMap(([keyword, list]) =>
      repeated(list, ({name}) => name).map(([item, first]) => ({
        range: placeOf(item),
        against: placeOf(first),
        message: `\`${item.name}\` stands twice under ${keyword}, expected it once`,
      })),
    ),
    ...repeated(renamed, ({from}) => from).map(([rename, first]) => ({
      range: rename,
      against: first,
      message: `\`${rename.from}\` is renamed twice, expected it once`,
    })),
    ...repeated(renamed, ({to}) => to).map(([rename, first]) => ({
      range: rename,
      against: first,
      message: `Two requirements are renamed to \`${rename.to}\`, expected different names`,
    })),
  ];
}

/** The items whose key an item before them has, each with that one; those without a key are told of elsewhere. */
function repeated<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): readonly (readonly [item: T, first: T])[] {
  const seen = new Map<string, T>();
  return items.flatMap((item) => {
    const key = keyOf(item);
    const first = key === undefined ? undefined : seen.get(key);
    if (first) return [[item, first] as const];
    if (key) seen.set(key, item);
    return [];
  });
}
