import type {TreeFile} from '../../src/git/tree-files.ts';
import {ownPlaces} from '../../src/lint/implied.ts';
import {decode, type Source} from '../../src/markdown/source.ts';
import {listedFiles} from '../../src/project/listed-files.ts';
import type {Project} from '../../src/project/project.ts';
import {readProject} from '../../src/project/read-project.ts';

interface Listed {
  readonly files: readonly TreeFile[];
}

/**
 * What git answers for the places of a project, and the project it makes; `onDisk` is read where git says that it is
 * the same.
 *
 * Where changelogs and guidelines lie is what the config says, which git may have another of: then git is asked again.
 */
export async function askProject<Answer extends Listed>(
  ask: (places: readonly string[]) => Promise<Answer>,
  onDisk: Project,
  places: readonly string[] = ownPlaces(onDisk),
): Promise<Answer & {readonly project: Project}> {
  const answer = await ask(places);
  const project = listedProject(answer.files, onDisk);
  const missing = ownPlaces(project).filter((place) => !places.includes(place));
  return missing.length > 0 ? askProject(ask, onDisk, [...places, ...missing]) : {...answer, project};
}

/** A project as git has it; what git has no content of is read from the disk, where it is the same. */
function listedProject(files: readonly TreeFile[], onDisk: Project): Project {
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
