import type {TreeFile} from '../../src/git/tree-files.ts';
import {decode, type Source} from '../../src/markdown/source.ts';
import {listedFiles} from '../../src/project/listed-files.ts';
import type {Project} from '../../src/project/project.ts';
import {readProject} from '../../src/project/read-project.ts';

/** A project as git has it; what git has no content of is read from the disk, where it is the same. */
export function listedProject(files: readonly TreeFile[], onDisk: Project): Project {
  const contents = new Map(files.map(({path, content}) => [path, content]));
  return readProject(
    listedFiles(files, (path) => {
      const content = contents.get(path);
      if (content === undefined) return sourceOnDisk(onDisk, path);
      return typeof content === 'string' ? content : decode(path, content);
    }),
  );
}

function sourceOnDisk({input}: Project, path: string): Source | string {
  const reason = () => input.unreadable.find((each) => each.path === path)?.reason;
  return input.read(path) ?? reason() ?? 'it is gone from the disk';
}
