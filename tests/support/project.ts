import {memoryFs} from '../../src/disk/memory-fs.ts';
import {openProject} from '../../src/disk/open-project.ts';
import type {Project} from '../../src/project/project.ts';

/** A project from texts, by their paths relative to its root. */
export function projectOf(files: Readonly<Record<string, string | Uint8Array>>): Project {
  const rooted = Object.entries(files).map(([path, text]) => [`/repo/${path}`, text]);
  return openProject(
    memoryFs({'/repo/openspec/changes/.gitkeep': '', ...Object.fromEntries(rooted)}),
    '/repo',
  ).project;
}
