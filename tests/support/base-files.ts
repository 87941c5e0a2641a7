import {readSpec} from '../../src/dialects/spec.ts';
import {deltaCapability} from '../../src/history/bases/asked-deltas.ts';
import {parse} from '../../src/markdown/document.ts';
import {sourceOf} from '../../src/markdown/source.ts';
import {type Project, specPath} from '../../src/project/project.ts';
import {withBasesOf} from '../../src/project/with-bases.ts';

/** A project whose deltas were all written against the files of one commit. */
export function withBaseFiles(
  project: Project,
  commit: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Project {
  return withBasesOf(project, (path) => {
    const capability = deltaCapability(path);
    const text = capability === undefined ? undefined : files[specPath(capability)];
    const spec = typeof text === 'string' ? readSpec(parse(sourceOf(path, text))) : undefined;
    return () => [{commit, spec}];
  });
}
