import type {Blob, FileChange} from '../history/history.ts';
import {textOf} from './path-bytes.ts';

const ROW = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/;

/** Read `:mode mode hash hash X`, and the path behind it; a rename or a copy has two. Yields for each path. */
export function* readRow(row: string): Generator<boolean, FileChange, string> {
  const [, wasMode = '', isMode = '', wasId = '', isId = '', letter] = ROW.exec(row) ?? [];
  if (letter === undefined) throw new Error('A row of git reads differently than expected');
  const was: Blob = {mode: wasMode, id: wasId};
  const is: Blob = {mode: isMode, id: isId};
  const path = textOf(yield false);
  if (letter === 'R') return {kind: 'renamed', path: textOf(yield false), from: path, was, is};
  if (letter === 'C') return {kind: 'added', path: textOf(yield false), is};
  if (letter === 'A') return {kind: 'added', path, is};
  return letter === 'D' ? {kind: 'deleted', path, was} : {kind: 'modified', path, was, is};
}
