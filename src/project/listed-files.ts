import type {Source} from '../markdown/source.ts';
import {printable} from './names.ts';
import {baseName, foldersOf, isChangeFolder, isProjectFile} from './paths.ts';
import type {ProjectFiles, Unreadable} from './project.ts';

/** A path as git lists it, relative to the root; a folder is what lies below it. */
export interface ListedFile {
  readonly path: string;
  /** Six octal digits: `100644` a file, `100755` one that runs, `120000` a link, `160000` a submodule. */
  readonly mode: string;
}

/**
 * A project's files from a list of all there is, below `openspec/` and elsewhere, by the rules by which a disk is
 * read. `read` gives a content, or why there is none as a clause.
 */
export function listedFiles(
  listed: readonly ListedFile[],
  read: (path: string) => Source | string,
): ProjectFiles {
  const unreadable = listed.flatMap((each) => obstacleOf(each) ?? []);
  const sound = listed.filter((each) => obstacleOf(each) === undefined).map(({path}) => path);
  const known = new Set(sound);
  const files = sound.filter(isProjectFile);
  const sources = new Map<string, Source | undefined>();
  const sourceOf = (path: string): Source | undefined => {
    const content = known.has(path) ? read(path) : undefined;
    if (typeof content !== 'string') return content;
    unreadable.push({path, reason: content});
    return undefined;
  };
  return {
    files,
    changeFolders: [...new Set(files.flatMap(foldersOf))].filter(isChangeFolder),
    unreadable,
    read(path) {
      if (!sources.has(path)) sources.set(path, sourceOf(path));
      return sources.get(path);
    },
  };
}

/** Why a link is not read, as a clause. */
export function linkReason(path: string): string {
  return `it is a link, which is never followed (${printable(baseName(path))})`;
}

function obstacleOf({path, mode}: ListedFile): Unreadable | undefined {
  const reason = reasonOf(path, mode);
  return reason === undefined ? undefined : {path: path.replace(/\p{Cs}/gu, '\uFFFD'), reason};
}

function reasonOf(path: string, mode: string): string | undefined {
  if (/\p{Cs}/u.test(path)) return 'its name is not UTF-8';
  if (mode === '120000') return linkReason(path);
  return mode === '160000' ? 'it is a submodule, whose files are kept elsewhere' : undefined;
}
