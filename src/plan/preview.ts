import {decode, type Source, sourceOf} from '../markdown/source.ts';
import {ARCHIVE, CHANGES, isBelow} from '../project/paths.ts';
import type {Project, ProjectFiles} from '../project/project.ts';
import {readProject} from '../project/read-project.ts';
import {bytesAfter, type Operation, type Plan} from './plan.ts';

/** The project as it will be when a plan has been carried out. */
export function previewProject(project: Project, plan: Plan): Project {
  return plan.length === 0 ? project : readProject(plan.toSorted(movesLast).reduce(after, project.input));
}

function movesLast(a: Operation, b: Operation): number {
  return Number(a.kind === 'move') - Number(b.kind === 'move');
}

function after(input: ProjectFiles, operation: Operation): ProjectFiles {
  switch (operation.kind) {
    case 'create':
      return withFile(input, sourceOf(operation.path, operation.content));
    case 'write':
      return withFile(input, edited(operation));
    case 'remove':
      return withoutFile(input, operation.source.path);
    case 'move':
      return moved(input, operation.from, operation.to);
  }
}

function edited(operation: Extract<Operation, {kind: 'write'}>): Source {
  return decode(operation.source.path, bytesAfter(operation));
}

function withFile(input: ProjectFiles, source: Source): ProjectFiles {
  const folder = source.path
    .split('/')
    .slice(0, isBelow(ARCHIVE, source.path) ? 4 : 3)
    .join('/');
  const isInChange = isBelow(CHANGES, folder) && folder !== source.path;
  return {
    ...input,
    files: input.files.includes(source.path) ? input.files : [...input.files, source.path],
    changeFolders:
      !isInChange || input.changeFolders.includes(folder)
        ? input.changeFolders
        : [...input.changeFolders, folder],
    read: (path) => (path === source.path ? source : input.read(path)),
  };
}

function withoutFile(input: ProjectFiles, gone: string): ProjectFiles {
  const files = input.files.filter((path) => path !== gone);
  return {...input, files, read: (path) => (path === gone ? undefined : input.read(path))};
}

function moved(input: ProjectFiles, from: string, to: string): ProjectFiles {
  const forward = (path: string) =>
    path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
  const back = (path: string) =>
    path === to || path.startsWith(`${to}/`) ? from + path.slice(to.length) : path;
  return {
    ...input,
    files: input.files.map(forward),
    changeFolders: input.changeFolders.map(forward),
    read(path) {
      const source = input.read(back(path));
      return source && {...source, path};
    },
  };
}
