import {sectionOf} from '../dialects/feature.ts';
import {readFilesChanged} from '../dialects/files-changed.ts';
import type {Change} from '../project/change.ts';
import {patternCovers} from '../project/path-pattern.ts';
import {isBelow} from '../project/paths.ts';

/**
 * Whether a change is one of those a view tells of: it touches a capability or lists a file that one of the patterns
 * covers. A view without patterns tells of all.
 */
export function belongs(change: Change, only: readonly string[]): boolean {
  if (only.length === 0) return true;
  const covers = (path: string) => only.some((pattern) => patternCovers(pattern, path));
  return capabilitiesOf(change).some(covers) || filesOf(change).some(covers);
}

/** What lies below `specs/`: `auth` of `specs/auth/spec.md`, and of `specs/auth.md`. */
function capabilitiesOf({folder, deltaDocuments}: Change): readonly string[] {
  return deltaDocuments
    .map(({source}) => source.path)
    .filter((path) => isBelow(`${folder}/specs`, path))
    .map((path) =>
      path.slice(folder.length + '/specs/'.length).replace(/(?:\/spec)?\.(?:md|markdown)$/i, ''),
    );
}

function filesOf({deltas}: Change): readonly string[] {
  return deltas.flatMap((delta) => {
    const section = sectionOf(delta, 'Files Changed');
    return section ? readFilesChanged(delta.document, section).entries.map(({path}) => path) : [];
  });
}
