import {changelogPaths} from '../project/changelog-config.ts';
import {ARCHIVE} from '../project/paths.ts';
import {activeChange, changeAt, type Project} from '../project/project.ts';
import {partFor, touchesChangelogs} from './part-for.ts';
import type {Finding, Rule} from './rule.ts';
import {isMarkdown, ownFiles, pathsIn, type Scope, scopeAt, scopeWith, wholeProject} from './scope.ts';

/** What a person asked to have checked: everything, or what lies at these paths of the project. */
export interface Selection {
  readonly scope: Scope;
  /** As much of the project as the rules need to judge the scope; all of it without it. */
  readonly project?: Project;
  /** The rules that can say something about it; all of them without it. */
  readonly rules?: readonly Rule[];
  readonly includes: (finding: Pick<Finding, 'path' | 'rule'>) => boolean;
}

/** The whole project. */
export function everything(project: Project): Selection {
  return {scope: wholeProject(project), includes: () => true};
}

/** A selection of the whole of what the rules need, and what lies in the archive besides. */
export function withArchived(selection: Selection, project: Project): Selection {
  const {scope, includes} = selected(project, [ARCHIVE]);
  return {
    scope: scopeWith(project, selection.scope, pathsIn(scope)),
    includes: (finding) => selection.includes(finding) || includes(finding),
  };
}

/** The path a word names within the project, when it is the name of an active change. */
export function pathOfChange(project: Project, word: string): string | undefined {
  return activeChange(project, word)?.folder;
}

/**
 * Files and folders of the project, and Markdown files elsewhere (relative to the root, `../` allowed).
 *
 * Rules that look at a whole change or at all changes run for what they may say about these paths.
 */
export function selected(project: Project, paths: readonly string[]): Selection {
  const isSelected = (path: string) =>
    paths.some((chosen) => path === chosen || path.startsWith(`${chosen}/`) || chosen === '');
  const known = ownFiles(project).filter((path) => isMarkdown(path) && isSelected(path));
  const others = paths.filter((path) => isMarkdown(path) && !known.includes(path));
  const touched = new Set(paths.flatMap((path) => changeAt(project, path) ?? []));
  const changes = project.changes.filter((change) => isSelected(change.folder) || touched.has(change));
  return {
    scope: scopeAt(project, [...known, ...others], {changes, includesProject: true}),
    includes: ({path}) => isSelected(path),
  };
}

/** The same, with no more of the project than it takes to judge what lies there: few files, of many. */
export function selectedPart(project: Project, paths: readonly string[]): Selection {
  const selection = selected(project, paths);
  const isTold = (path: string) => selection.includes({path, rule: ''});
  const isWhole = [ARCHIVE, ...changelogPaths(project.config.changelog)].some(isTold);
  if (isWhole || touchesChangelogs(project, paths)) return selection;
  return {...selection, ...partFor(project, selection.scope.changes, isTold)};
}

/** What is in both of two selections; of the project as much as the first one has. */
export function both(first: Selection, second: Selection): Selection {
  const paths = new Set(second.scope.documents.map(({source}) => source.path));
  const folders = new Set(second.scope.changes.map(({folder}) => folder));
  return {
    ...first,
    scope: {
      changes: first.scope.changes.filter(({folder}) => folders.has(folder)),
      documents: first.scope.documents.filter(({source}) => paths.has(source.path)),
      includesProject: first.scope.includesProject && second.scope.includesProject,
    },
    includes: (finding) => first.includes(finding) && second.includes(finding),
  };
}
