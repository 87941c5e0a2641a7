import {listedIn} from '../../changelog/belongs.ts';
import {coverOf} from '../../dialects/coverage.ts';
import type {AttributedFile, Attribution} from '../../history/attribution.ts';
import {pathsOf} from '../../lint/known-work.ts';
import {fillFilesChanged} from '../../plan/fill-files-changed.ts';
import type {Change} from '../../project/change.ts';
import {plannedPaths} from '../../project/planned-paths.ts';
import type {Project} from '../../project/project.ts';
import {protectedPaths, protectionOf, shownPlace} from '../../project/protected-paths.ts';
import {byCodePoint} from '../../project/read-project.ts';
import {untouchedPlans} from '../file-evidence.ts';
import type {Work} from './state.ts';

/** A path that a document names and no work has touched. */
interface Planned {
  readonly path: string;
  /** Relative to the project's root. */
  readonly document: string;
}

/** A file that is touched or listed, and is to be left alone. */
export interface ProtectedFile {
  readonly path: string;
  /** Who says so: `AGENTS.md:12`. */
  readonly by: string;
  readonly isTouched: boolean;
}

/** What became of the files of a change. Paths are relative to the repository's top; what is planned is in the order of the documents. */
export interface FileState {
  /** Whether git knows. Where it does not, nothing is touched, and all that is named is planned. */
  readonly isKnown: boolean;
  /** Why git does not know, or not all of it; absent where it knows all. */
  readonly reason: string | undefined;
  readonly touched: readonly AttributedFile[];
  readonly planned: readonly Planned[];
  /** Touched, and listed in no delta; of a change without lists, named in none of its documents. */
  readonly unlisted: readonly AttributedFile[];
  /** Whether the change has deltas that list files. */
  readonly hasLists: boolean;
  readonly protected: readonly ProtectedFile[];
}

/** What the documents of a change say of files, set against what git says. */
export function fileStateOf(project: Project, change: Change, work: Work): FileState {
  if (work.kind === 'unknown')
    return {
      isKnown: false,
      reason: work.reason,
      touched: [],
      planned: plannedPaths(change),
      unlisted: [],
      hasLists: change.deltas.length > 0,
      protected: protectedFiles(project, change, []),
    };
  const {attribution, prefix} = work;
  return {
    isKnown: true,
    reason: attribution.isCutOff ? 'older commits are unknown, this clone is shallow' : undefined,
    touched: attribution.files,
    planned: untouchedPlans(fillFilesChanged(change, attribution, {prefix})),
    unlisted: unlistedOf(change, attribution),
    hasLists: change.deltas.length > 0,
    protected: protectedFiles(project, change, attribution.files),
  };
}

function unlistedOf(change: Change, {files}: Attribution): readonly AttributedFile[] {
  const known = {paths: files.map(({path}) => path), isThere: () => false};
  const listed = change.deltas.length > 0 ? change.deltas.flatMap(listedIn) : plannedPaths(change, known);
  const isListed = coverOf(listed.map(({path}) => path));
  return files.filter(({path}) => !isListed(path));
}

function protectedFiles(
  project: Project,
  change: Change,
  touched: readonly AttributedFile[],
): readonly ProtectedFile[] {
  const all = change.archived ? [] : protectedPaths(project);
  if (all.length === 0) return [];
  const worked = new Set(touched.flatMap(pathsOf));
  const listed = change.deltas.flatMap(listedIn).map(({path}) => path);
  return [...new Set([...worked, ...listed])].toSorted(byCodePoint).flatMap((path) => {
    const by = protectionOf(path, all);
    return by ? [{path, by: shownPlace(by), isTouched: worked.has(path)}] : [];
  });
}
