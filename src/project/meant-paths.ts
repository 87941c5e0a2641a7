import {once} from '../once.ts';
import {baseName} from './paths.ts';

/** What is known of the files of a repository. */
export interface KnownFiles {
  /** Paths that may be meant by the last part of them: those that git says were touched. */
  readonly paths: readonly string[];
  /** All files of the repository, where git lists them; what is touched is meant before these. */
  readonly tracked?: readonly string[];
  readonly isThere: (path: string) => boolean;
}

/** A path as a document has it. */
export interface WrittenPath {
  readonly path: string;
  /** Counts whether or not anything of that name is known. */
  readonly isCertain: boolean;
}

/**
 * The path that each written one means: itself where that is known, else the one known path that ends in it; nothing
 * where several do, or where it counts only if it is known.
 *
 * Authors write paths as seen from a package, too: where those that are known all leave out the same folders, the
 * others do as well.
 */
export function meantPaths(
  written: readonly WrittenPath[],
  known: KnownFiles,
): (written: WrittenPath) => string | undefined {
  const names = new Set(written.map(({path}) => baseName(path)));
  const endings = (paths: readonly string[]) => endingsOf(paths.filter((path) => names.has(baseName(path))));
  const touched = new Set(known.paths);
  const inTouched = endings(known.paths);
  const inPlanned = once(() =>
    endings(written.flatMap(({path, isCertain}) => (isCertain && path.includes('/') ? [path] : []))),
  );
  const inTracked = once(() => endings(known.tracked ?? []));
  const base = once(() => baseOf(written, inTracked(), known));
  const meaning = ({path, isCertain}: WrittenPath): string | undefined => {
    if (touched.has(path)) return path;
    if (path.endsWith('/')) return known.isThere(path) ? path : (folderIn(known.paths, path) ?? path);
    const longerTouched = longer(path, inTouched);
    if (longerTouched === undefined && known.isThere(path)) return path;
    if (longerTouched !== undefined) return longerTouched === 'several' ? undefined : longerTouched;
    const planned = longer(path, inPlanned());
    // What is planned at more length may itself leave folders out.
    if (planned !== undefined)
      return planned === 'several' ? undefined : meaning({path: planned, isCertain: true});
    const tracked = longer(path, inTracked());
    if (tracked !== undefined && tracked !== 'several') return tracked;
    return isCertain ? (based(path, base(), known) ?? path) : undefined;
  };
  return meaning;
}

/** The folders that every path leaves out that is known only by its end; nothing where they differ. */
function baseOf(
  written: readonly WrittenPath[],
  tracked: Endings,
  {isThere}: KnownFiles,
): string | undefined {
  const bases = new Set<string>();
  for (const {path} of written) {
    const meant = path.includes('/') && !isThere(path) ? longer(path, tracked) : undefined;
    if (meant !== undefined && meant !== 'several') bases.add(meant.slice(0, -path.length));
  }
  const [base] = bases;
  return bases.size === 1 ? base : undefined;
}

/** A path below the base, where its first folder is there and not at the top. */
function based(path: string, base: string | undefined, {isThere}: KnownFiles): string | undefined {
  const slash = path.indexOf('/');
  if (base === undefined || slash < 0) return undefined;
  const folder = path.slice(0, slash);
  return !isThere(folder) && isThere(base + folder) ? base + path : undefined;
}

/** The one folder that ends in a shorter path and holds what was touched. */
function folderIn(touched: readonly string[], path: string): string | undefined {
  const found = new Set<string>();
  for (const each of touched) {
    const at = each.indexOf(`/${path}`);
    if (at >= 0) found.add(each.slice(0, at + 1 + path.length));
  }
  const [folder] = found;
  return found.size === 1 ? folder : undefined;
}

type Endings = ReadonlyMap<string, ReadonlySet<string>>;

/** The one path that ends in a shorter one, itself aside; `several` where more than one does. */
function longer(path: string, endings: Endings): string | 'several' | undefined {
  const [first, second] = endings.get(path) ?? [];
  return second === undefined ? first : 'several';
}

/** Paths by what they are called from the folders they lie in; a path by itself is none of these. */
function endingsOf(paths: readonly string[]): Endings {
  const found = new Map<string, Set<string>>();
  for (const path of paths)
    for (const {index} of path.matchAll(/\/(?=[^/])/g)) {
      const ending = path.slice(index + 1);
      found.set(ending, (found.get(ending) ?? new Set()).add(path));
    }
  return found;
}
