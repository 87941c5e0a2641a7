import type {Change} from './change.ts';
import {ARCHIVE, baseName, CHANGES, isBelow, SPECS} from './paths.ts';
import {changeAt, type Project} from './project.ts';
import {readProject} from './read-project.ts';

/**
 * A project as it would be judged on the branch it is to be merged into: the living specs and the archive are those of
 * the target, the active changes are ours and, beside them, those that arrived in the target since `base`, where both
 * parted. Of two of one name ours counts; what is archived there, or not here any more, is not active.
 */
export function againstTarget(project: Project, target: Project, base: Project): Project {
  const own = ownChanges(project, target).map(({folder}) => folder);
  const isOwn = (path: string): boolean => own.some((folder) => path === folder || isBelow(folder, path));
  const known = new Set([...project.changes, ...base.changes].map(({folder}) => folder));
  const others = target.changes.map(({folder}) => folder).filter((folder) => !known.has(folder));
  const isOther = (path: string): boolean => {
    const change = changeAt(target, path);
    return change !== undefined && others.includes(change.folder);
  };
  const isOfTarget = (path: string): boolean =>
    isBelow(SPECS, path) || isBelow(ARCHIVE, path) || isOther(path);
  const ours = project.files.filter((path) => (isBelow(CHANGES, path) ? isOwn(path) : !isBelow(SPECS, path)));
  const fromTarget = new Set(target.files.filter(isOfTarget));
  const sideOf = (path: string): Project => (isOfTarget(path) ? target : project);
  return readProject({
    files: [...ours, ...fromTarget],
    changeFolders: [...own, ...others, ...target.archive.map(({folder}) => folder)],
    unreadable: project.unreadable,
    read: (path) => sideOf(path).input.read(path),
    basesOf: (path) => sideOf(path).input.basesOf?.(path),
  });
}

/** The active changes of a project that are not archived in another. */
function ownChanges({changes}: Project, target: Project): readonly Change[] {
  const active = new Set(target.changes.map(({name}) => name));
  const gone = new Set(target.archive.map(({name}) => name).filter((name) => !active.has(name)));
  return changes.filter(({folder}) => !gone.has(baseName(folder)));
}

/** The active changes that are not word by word as they were. */
export function changedSinceThen(project: Project, before: Project): readonly Change[] {
  const then = new Map(before.changes.map((change) => [change.folder, change]));
  return project.changes.filter(({folder, files}) => {
    const old = then.get(folder);
    return (
      !old ||
      old.files.length !== files.length ||
      files.some((path) => project.input.read(path)?.text !== before.input.read(path)?.text)
    );
  });
}
