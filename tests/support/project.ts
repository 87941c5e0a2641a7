import type {BasesOf} from '../../src/dialects/merge/three-way/base.ts';
import {readSpec} from '../../src/dialects/spec.ts';
import {memoryFs} from '../../src/disk/memory-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import type {Project} from '../../src/project/project.ts';
import {readProject} from '../../src/project/read-project.ts';
import type {PageBase} from './page.ts';

/** A project from texts, by their paths relative to its root. */
export function projectOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  bases: readonly PageBase[] = [],
): Project {
  const rooted = Object.entries(files).map(([path, text]) => [`/repo/${path}`, text]);
  const {project} = openProject(
    memoryFs({'/repo/openspec/changes/.gitkeep': '', ...Object.fromEntries(rooted)}),
    '/repo',
  );
  return bases.length === 0
    ? project
    : readProject({...project.input, basesOf: (path) => basesOf(path, bases)});
}

/** The specs of the capability that a delta is for, as some commits have them. */
function basesOf(path: string, bases: readonly PageBase[]): BasesOf {
  const [, capability] = /\/specs\/(.+)$/.exec(path) ?? [];
  const found = bases
    .filter((base) => base.path === `openspec/specs/${capability}`)
    .map(({commit, text}) => ({commit, spec: readSpec(parse(sourceOf('', text)))}));
  return () => found;
}
