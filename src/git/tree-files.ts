import type {Blob} from './blobs.ts';
import {END, type Grammar, malformed, owned} from './fields.ts';
import {textOf} from './path-bytes.ts';

/** A file that the index or a commit has, relative to the project's root. */
export interface TreeFile {
  readonly path: string;
  /** Six octal digits: `100644` a file, `100755` one that runs, `120000` a link, `160000` a submodule. */
  readonly mode: string;
  /** What git keeps of it; absent where the work tree has the same. */
  readonly content: Blob | undefined;
}

/** A row of what git lists, its path relative to the repository's top. */
export interface Listed {
  readonly path: string;
  readonly mode: string;
  /** The name of its content. */
  readonly id: string;
  /** Whether git was told not to look at it in the work tree. */
  readonly isUnwatched: boolean;
}

/** Whether a row is of a file, and of no link and no submodule. */
export function isFile({mode}: Listed): boolean {
  return mode.startsWith('100');
}

/** Give each row of a list, by the form of its rows; of a file in conflict no stage is listed. */
export function* treeRows(row: RegExp, each: (listed: Listed) => void): Grammar {
  let field = yield true;
  for (let count = 0; field !== END; count++) {
    const [, tag = '', mode, id, stage, path] = row.exec(field) ?? [];
    if (mode === undefined || id === undefined || path === undefined)
      throw malformed('The list of files', count);
    if (!stage || stage === '0')
      each({path: textOf(owned(path)), mode: owned(mode), id: owned(id), isUnwatched: /[a-zS]/.test(tag)});
    field = yield true;
  }
}
