import {type FeatureDelta, sectionOf} from '../dialects/feature.ts';
import {readFilesChanged} from '../dialects/files-changed.ts';
import type {ListedFile} from '../dialects/listed-files.ts';
import type {Change} from '../project/change.ts';
import {patternCovers} from '../project/path-pattern.ts';
import {specPath} from '../project/project.ts';

/**
 * Whether a change touches one of some paths, patterns or capabilities: with a delta of that name, with the living spec
 * of a capability, or with a file that its deltas list. Every change does where none are given.
 */
export function belongs(change: Change, only: readonly string[]): boolean {
  if (only.length === 0) return true;
  const isCovered = (path: string) => only.some((pattern) => patternCovers(pattern, path));
  const listed = change.deltas.flatMap(listedIn).map(({path}) => path);
  return [...capabilitiesOf(change), ...listed].some(isCovered);
}

/** What a delta lists under Files Changed, rows and items without a path left out. */
export function listedIn(delta: FeatureDelta): readonly ListedFile[] {
  const section = sectionOf(delta, 'Files Changed');
  return section ? readFilesChanged(delta.document, section).entries.filter(({path}) => path !== '') : [];
}

/** What lies below `specs/`: `auth` of `specs/auth/spec.md` and of `specs/auth.md`; and where living specs lie. */
function capabilitiesOf({folder, deltaDocuments, requirementDeltas}: Change): readonly string[] {
  const names = deltaDocuments.map(({source}) =>
    source.path.slice(folder.length + '/specs/'.length).replace(/(?:\/spec)?\.(?:md|markdown)$/i, ''),
  );
  return [...names, ...requirementDeltas.map(({capability}) => specPath(capability))];
}
