import type {History} from '../../history/history.ts';
import type {Unit} from '../../history/line-counts.ts';
import type {Project} from '../../project/project.ts';
import {protectedPaths} from '../../project/protected-paths.ts';
import {rules} from '../rules/index.ts';
import {documentsIn, type Scope} from '../scope.ts';
import {commitNamed} from './git-facts.ts';
import {pathsIn} from './known-paths.ts';
import {isEntry, type StatedFiles, statedFilesIn} from './stated-files.ts';

/** What rules want to know of git about a selection. */
export interface GitQuestions {
  /** Hashes that changes pin and that entries of the technical log name. */
  readonly pins: readonly string[];
  readonly lists: readonly StatedFiles[];
}

/** What to ask git before a lint; nothing when no answer could lead to a finding. */
export function gitQuestions(project: Project, scope: Scope): GitQuestions | undefined {
  if (!rules.some(({asksGit}) => asksGit)) return undefined;
  const lists = Array.from(documentsIn(project, scope), (document) =>
    statedFilesIn(document, project),
  ).flat();
  const isAcross = scope.includesProject && project.changes.length > 1;
  const isProtected = scope.changes.length > 0 && protectedPaths(project).length > 0;
  if (lists.length === 0 && !isAcross && !isProtected) return undefined;
  const asked = new Set([...project.changes, ...lists.flatMap(({of}) => (isEntry(of) ? [] : [of]))]);
  const named = lists.flatMap(({of}) => (isEntry(of) ? of.commits.map(({hash}) => hash) : []));
  const pinned = [...asked].flatMap(({metadata}) => metadata.commits);
  return {pins: [...new Set([...pinned, ...named])], lists};
}

/** The listed paths no commit that was read touches: only git can say whether any other does. */
export function doubtfulPaths({lists}: GitQuestions, history: History): readonly string[] {
  const {inCommits, uncommitted} = pathsIn(history);
  const isKnown = (path: string): boolean => inCommits.has(path) || uncommitted.has(path);
  const files = history.isShallow || history.head === undefined ? [] : lists.flatMap((list) => list.files);
  const doubtful = files.filter(({path, isPattern}) => !isPattern && !isKnown(path));
  return [...new Set(doubtful.map(({path}) => path))];
}

/** The commits whose lines are to be counted: those of entries that state counts. */
export function countedUnits({lists}: GitQuestions, history: History): readonly Unit[] {
  const entries = history.isShallow ? [] : lists.flatMap(({of}) => (isEntry(of) ? [of] : []));
  const counting = entries.filter(({files}) => files.some(({count}) => count));
  const commits = counting.flatMap((entry) =>
    entry.commits.flatMap(({hash}) => commitNamed(history, hash) ?? []),
  );
  return [...new Set(commits)].map(({hash, parents}) => ({hash, parent: parents[0]}));
}
