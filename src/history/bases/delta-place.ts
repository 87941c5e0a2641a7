import {ARCHIVE, CHANGES, isBelow} from '../../project/paths.ts';
import {capabilityAt} from '../../project/read-project.ts';

/** What the path of a delta says, relative to the repository's top. */
export interface DeltaPlace {
  /** The root of the project it lies in, within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
  /** The folder of its change, relative to that. */
  readonly folder: string;
  readonly capability: string;
}

/** Read the path of a delta, of the project at a prefix or of another one; nothing for what is none. */
export function deltaPlace(prefix: string, path: string): DeltaPlace | undefined {
  const own = path.startsWith(prefix) ? placeBelow(prefix, path) : undefined;
  if (own) return own;
  const start = `/${path}`.lastIndexOf(`/${CHANGES}/`);
  return start < 0 ? undefined : placeBelow(path.slice(0, start), path);
}

/** The capability a path is a delta for, by the name of it, in an active change or in an archived one. */
export function deltaCapability(path: string): string | undefined {
  return capabilityAt(`${folderOf(path)}/specs`, path);
}

function placeBelow(prefix: string, path: string): DeltaPlace | undefined {
  const rest = path.slice(prefix.length);
  const capability = isBelow(CHANGES, rest) ? deltaCapability(rest) : undefined;
  return capability === undefined ? undefined : {prefix, folder: folderOf(rest), capability};
}

function folderOf(path: string): string {
  return path
    .split('/')
    .slice(0, isBelow(ARCHIVE, path) ? 4 : 3)
    .join('/');
}
