import type {Document} from '../markdown/document.ts';
import type {Change} from '../project/change.ts';
import {changelogPaths} from '../project/changelog-config.ts';
import {ARCHIVE, CHANGES, CONFIG, foldersOf, isBelow, OPENSPEC, SPECS} from '../project/paths.ts';
import {foldName} from '../project/portable-name.ts';
import {changeAt, type Project} from '../project/project.ts';
import {capabilityAt} from '../project/read-project.ts';
import {partFor, touchesChangelogs} from './part-for.ts';
import {capabilitiesIn} from './rivals.ts';
import {isChecked, isMarkdown, ownFiles, scopeWith} from './scope.ts';
import {everything, type Selection} from './select.ts';

/** Where a project keeps what lint looks at, relative to its root: files, and a folder for all below it. */
export function ownPlaces({config}: Pick<Project, 'config'>): readonly string[] {
  const {baseline} = config.lint;
  const known = baseline === undefined ? [] : [baseline];
  return [...new Set([OPENSPEC, ...changelogPaths(config.changelog), ...config.guidelines, ...known])];
}

/** Nothing at all. */
export const nothing: Selection = {
  scope: {changes: [], documents: [], includesProject: false},
  includes: () => false,
};

/**
 * What follows from a touch of some paths, whether they are still there or not: the changes and documents they lie in,
 * archived ones too, and what reads them.
 *
 * A living spec implies the active changes with deltas for its capability; an archived change those about one of its
 * features, and its entries in changelogs; guidelines imply what they protect; the config implies everything.
 */
export function implied(project: Project, touched: readonly string[]): Selection {
  const own = touched.filter((path) => isOwn(project, path));
  if (own.length === 0) return nothing;
  if (own.includes(CONFIG)) return everythingAnd(project, own);
  const changes = project.changes.filter(isImplied(project, own));
  const protects = project.config.guidelines.some((path) => own.includes(path));
  const isTold = told(own, changes);
  const within = protects ? project.changes : changes;
  const scope = {changes: within, documents: documentsOf(project, own, within), includesProject: true};
  const isArchiving = own.some((path) => isBelow(ARCHIVE, path));
  return {
    // The rules of changelogs look at every change there is.
    ...(touchesChangelogs(project, own) ? {scope} : {scope, ...partFor(project, within, isTold)}),
    includes: ({path, rule}) =>
      isTold(path) ||
      (protects && rule === 'protected-path') ||
      (isArchiving && rule === 'changelog-entry-missing'),
  };
}

/** The whole project, and what is touched of archived changes, which a look at the whole project leaves out. */
function everythingAnd(project: Project, touched: readonly string[]): Selection {
  const all = everything(project);
  const more = documentsOf(project, touched, []).map(({source}) => source.path);
  return {...all, scope: scopeWith(project, all.scope, more)};
}

function isOwn(project: Project, path: string): boolean {
  return ownPlaces(project).some((place) => path === place || isBelow(place, path));
}

/** Whether an active change has a touched file, or is about what a touched file says. */
function isImplied(project: Project, touched: readonly string[]): (change: Change) => boolean {
  const folders = new Set(touched.flatMap(foldersOf));
  const capabilities = new Set(touched.flatMap((path) => capabilityAt(SPECS, path) ?? []));
  const archived = new Set(
    touched.filter((path) => isBelow(ARCHIVE, path)).map((path) => changeAt(project, path)),
  );
  const features = new Set([...archived].flatMap((change) => change?.deltas.map(({name}) => name) ?? []));
  return (change) =>
    folders.has(change.folder) ||
    (capabilities.size > 0 && capabilitiesIn(change).some((capability) => capabilities.has(capability))) ||
    (features.size > 0 && change.deltas.some(({name}) => features.has(name)));
}

/** Names are compared as a disk compares them: a new one may be in the way of one that was there. */
function told(touched: readonly string[], changes: readonly Change[]): (path: string) => boolean {
  const folders = new Set(changes.map(({folder}) => folder));
  const shared = new Set([OPENSPEC, CHANGES, ARCHIVE, SPECS]);
  const above = touched.flatMap(foldersOf).filter((path) => !shared.has(path));
  const places = new Set([...touched, ...above].map(foldName));
  return (path) =>
    places.has(foldName(path)) || [path, ...foldersOf(path)].some((folder) => folders.has(folder));
}

function documentsOf(
  project: Project,
  touched: readonly string[],
  changes: readonly Change[],
): readonly Document[] {
  const known = new Set(ownFiles(project));
  const own = touched.filter((path) => known.has(path) && (isChecked(project, path) || isArchived(path)));
  const others = changes.flatMap(({files}) => files).filter((path) => isChecked(project, path));
  return [...new Set([...own, ...others])].flatMap((path) => project.document(path) ?? []);
}

function isArchived(path: string): boolean {
  return isMarkdown(path) && isBelow(ARCHIVE, path);
}
