import type {Source} from '../markdown/source.ts';
import {foldersOf, isChangeFolder, isProjectFile} from './paths.ts';
import type {Project} from './project.ts';
import {readProject} from './read-project.ts';

/** A project as it would be with one file more, or with another text in the place of one. */
export function withFile({input}: Project, source: Source): Project {
  const {path} = source;
  const isListed = isProjectFile(path) && !input.files.includes(path);
  const folders = isProjectFile(path) ? foldersOf(path).filter(isChangeFolder) : [];
  return readProject({
    files: isListed ? [...input.files, path] : input.files,
    changeFolders: [...new Set([...input.changeFolders, ...folders])],
    get unreadable() {
      return input.unreadable.filter((each) => each.path !== path);
    },
    ...(input.basesOf && {basesOf: input.basesOf}),
    read: (asked) => (asked === path ? source : input.read(asked)),
  });
}
