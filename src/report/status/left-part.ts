import {shellLine} from '../../refusal.ts';
import {type Style, visible} from '../style.ts';
import {columnsOf, wrapped} from './layout.ts';
import type {LeftItem} from './left-items.ts';
import type {Part} from './part.ts';

/** What is left to do, numbered, each with its command; the archive, where nothing keeps it. */
export const leftPart: Part = ({change, left}, {style}) => {
  if (change.archived) return [];
  const needed = left.filter(({isNeeded}) => isNeeded);
  const others = left.filter(({isNeeded}) => !isNeeded);
  const archive = shellLine`openspec archive ${change.name}`;
  return [
    ...(needed.length > 0 ? [style.paint('bold', 'Left before archive'), ...numbered(needed, style)] : []),
    ...(needed.length > 0 && others.length > 0 ? [''] : []),
    ...(others.length > 0 ? [style.paint('bold', 'Better done before'), ...numbered(others, style)] : []),
    ...(needed.length > 0
      ? []
      : [...(others.length > 0 ? [''] : []), `${style.paint('green', 'ready')}: ${archive}`]),
  ];
};

function numbered(items: readonly LeftItem[], style: Style): readonly string[] {
  return items.flatMap(({what, command}, index) => {
    const [first = '', ...others] = wrapped(visible(what), columnsOf(style), '     ');
    const number = `${index + 1}.`.padStart(4);
    return [`${number} ${first.trimStart()}`, ...others, `     ${style.paint('yellow', visible(command))}`];
  });
}
