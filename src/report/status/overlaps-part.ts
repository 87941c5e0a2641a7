import {counted, visible} from '../style.ts';
import {columnsOf, wrapped} from './layout.ts';
import {moreLine} from './more.ts';
import type {Overlap} from './overlaps.ts';
import type {Part, Screen} from './part.ts';

const MOST = 6;
const MOST_OF_ONE = 3;

/** Which other active changes are about the same, and in what. */
export const overlapsPart: Part = ({change, overlaps}, screen) => {
  if (overlaps.length === 0) return [];
  const {style} = screen;
  return [
    `${style.paint('bold', 'Overlap')}  with ${counted(overlaps.length, 'other active change')}`,
    ...overlaps.slice(0, MOST).flatMap((overlap) => overlapLines(overlap, screen)),
    ...moreLine(overlaps.length - MOST, ['status', change.name, '--json'], style),
  ];
};

function overlapLines({change, claims, capabilities, files}: Overlap, {style}: Screen): readonly string[] {
  const touched = files.filter(({isTouched}) => isTouched).map(({path}) => path);
  const planned = files.filter(({isTouched}) => !isTouched).map(({path}) => path);
  const lines = [
    ...listed(
      claims.map(({shown}) => shown),
      'both claim ',
    ),
    ...(claims.length > 0 ? [] : listed(quoted(capabilities), 'both change ')),
    ...listed(quoted(touched), 'both touch '),
    ...listed(quoted(planned), 'both plan or touch '),
  ];
  return [
    `  ${style.paint('bold', visible(change.name))}`,
    ...lines.flatMap((line) => wrapped(visible(line), columnsOf(style), '    ')),
  ];
}

function listed(words: readonly string[], verb: string): readonly string[] {
  if (words.length === 0) return [];
  const rest = words.length - MOST_OF_ONE;
  const shown = words
    .slice(0, MOST_OF_ONE)
    .map((word) => word.replace(/^[RF](?=e)/, (first) => first.toLowerCase()));
  return [`${verb}${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`];
}

function quoted(names: readonly string[]): readonly string[] {
  return names.map((name) => `\`${name}\``);
}
