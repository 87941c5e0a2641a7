import {listedIn} from '../../changelog/belongs.ts';
import {coverOf, reachOf} from '../../dialects/coverage.ts';
import type {AttributedFile, Attribution} from '../../history/attribution.ts';
import {pathsOf} from '../../lint/files/known-work.ts';
import {protectedFiles} from '../../lint/files/protected-files.ts';
import {fillFilesChanged} from '../../plan/fill-files-changed.ts';
import type {Change} from '../../project/change.ts';
import {plannedPaths, requiredPaths} from '../../project/planned-paths.ts';
import type {Project} from '../../project/project.ts';
import {shownPlace} from '../../project/protected-paths.ts';
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
export interface ProtectedState {
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
  readonly protected: readonly ProtectedState[];
}

/** What the documents of a change say of files, set against what git says. */
export function fileStateOf(project: Project, change: Change, work: Work): FileState {
  if (work.kind === 'unknown')
    return {
      isKnown: false,
      reason: work.reason,
      touched: [],
      planned: plansOf(project, change, plannedPaths(change)),
      unlisted: [],
      hasLists: change.deltas.length > 0,
      protected: protectedOf(project, change, []),
    };
  const {attribution, prefix} = work;
  const isReached = reachOf(attribution.touched);
  const untouched = untouchedPlans(fillFilesChanged(change, attribution, {prefix}));
  return {
    isKnown: true,
    reason: attribution.isCutOff ? 'older commits are unknown, this clone is shallow' : undefined,
    touched: attribution.files,
    planned: plansOf(project, change, untouched).filter(({path}) => !isReached(path)),
    unlisted: unlistedOf(change, attribution),
    hasLists: change.deltas.length > 0,
    protected: protectedOf(project, change, attribution.files),
  };
}

function unlistedOf(change: Change, {files}: Attribution): readonly AttributedFile[] {
  const known = {paths: files.map(({path}) => path), isThere: () => false};
  const listed = change.deltas.length > 0 ? change.deltas.flatMap(listedIn) : plannedPaths(change, known);
  const isListed = coverOf(listed.map(({path}) => path));
  return files.filter(({path}) => !isListed(path));
}

function protectedOf(
  project: Project,
  change: Change,
  touched: readonly AttributedFile[],
): readonly ProtectedState[] {
  if (change.archived) return [];
  const worked = new Set(touched.flatMap(pathsOf));
  return protectedFiles(change, project, touched)
    .map(({path, protection}) => ({path, by: shownPlace(protection), isTouched: worked.has(path)}))
    .toSorted((a, b) => byCodePoint(a.path, b.path));
}

/** What the documents of a change plan, then what the guidelines require of it. */
function plansOf(project: Project, change: Change, planned: readonly Planned[]): readonly Planned[] {
  const known = new Set(planned.map(({path}) => path));
  return [...planned, ...requiredPaths(project, change).filter(({path}) => !known.has(path))];
}
