import type {FileChange} from '../history/history.ts';
import {textOf} from './path-bytes.ts';

/** Whether a row is of a rename or a copy, which have two paths and say how alike they are: `R087`. */
export function hasTwoPaths(row: string): boolean {
  return /\d$/.test(row);
}

/**
 * Read `:mode mode hash hash X` and the path behind it; of a rename or a copy the second path is `to`.
 *
 * Throws an Error when the row is not of that form.
 */
export function readRow(row: string, path: string, to = ''): FileChange {
  const [was, is, wasId, isId, status = '', ...others] = row.slice(1).split(' ');
  const before = {mode: was ?? '', id: wasId ?? ''};
  const after = {mode: is ?? '', id: isId ?? ''};
  switch (others.length === 0 ? status.charAt(0) : '') {
    case 'R':
      return {kind: 'renamed', path: textOf(to), from: textOf(path), was: before, is: after};
    case 'C':
      return {kind: 'added', path: textOf(to), is: after};
    case 'A':
      return {kind: 'added', path: textOf(path), is: after};
    case 'D':
      return {kind: 'deleted', path: textOf(path), was: before};
    case '':
      throw new Error('A row of git reads differently than expected');
    default:
      return {kind: 'modified', path: textOf(path), was: before, is: after};
  }
}
