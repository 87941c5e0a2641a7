import type {Change} from '../project/change.ts';
import {changelogPaths} from '../project/changelog-config.ts';
import {ARCHIVE, isBelow, SPECS} from '../project/paths.ts';
import {foldName} from '../project/portable-name.ts';
import {type Project, specPath} from '../project/project.ts';
import {withChanges} from '../project/with-changes.ts';
import {speaksOfChanges} from './check-change.ts';
import {capabilitiesIn, rivalsOf} from './rivals.ts';
import {rules} from './rules/index.ts';
import type {Selection} from './select.ts';

/** As much of a project as some changes and paths need to be judged, and the rules that can judge them by it. */
export function partFor(
  project: Project,
  changes: readonly Change[],
  isTold: (path: string) => boolean,
): Required<Pick<Selection, 'project' | 'rules'>> {
  const told = rules.filter(speaksOfChanges);
  const tellsDeltas = changes.length === 0 || changes.some((change) => holdsDelta(change, isTold));
  return {
    project: narrowed(project, changes, isTold),
    rules: tellsDeltas ? told : told.filter(({tellsOfDeltas}) => !tellsOfDeltas),
  };
}

/** Whether a change is told of as a whole, or one of its deltas. */
function holdsDelta({folder, files}: Change, isTold: (path: string) => boolean): boolean {
  return isTold(folder) || files.some((path) => isBelow(`${folder}/specs`, path) && isTold(path));
}

/** Whether paths are of changelogs or of what these tell: the rules about them look at every change there is. */
export function touchesChangelogs({config}: Project, paths: readonly string[]): boolean {
  const changelogs = new Set(changelogPaths(config.changelog));
  return paths.some((path) => changelogs.has(path) || path === ARCHIVE || isBelow(ARCHIVE, path));
}

/** Of the other changes only those count that may be about the same, and of the living specs those they are about. */
function narrowed(project: Project, changes: readonly Change[], isTold: (path: string) => boolean): Project {
  const kept = new Set([...changes, ...changes.flatMap((change) => rivalsOf(project, change))]);
  // A capability may lie there under a name that is the same on some disks.
  const specs = new Set(
    [...kept].flatMap(capabilitiesIn).map((capability) => foldName(specPath(capability))),
  );
  return withChanges(
    project,
    project.changes.filter((change) => kept.has(change)),
    project.files.filter((path) => !isBelow(SPECS, path) || specs.has(foldName(path)) || isTold(path)),
  );
}
