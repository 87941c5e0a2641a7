import {type FeatureDelta, sectionOf} from '../dialects/feature.ts';
import {readFilesChanged} from '../dialects/files-changed.ts';
import type {ListedFile} from '../dialects/listed-files.ts';
import type {Change} from '../project/change.ts';
import {patternCovers} from '../project/path-pattern.ts';

/** Whether a view that takes only some paths, patterns and capabilities takes a change: all of them where it names none. */
export function belongs(change: Change, only: readonly string[]): boolean {
  if (only.length === 0) return true;
  const paths = change.deltas.flatMap(listedIn).map(({path}) => path);
  const touched = [...change.requirementDeltas.map(({capability}) => capability), ...paths];
  return touched.some((path) => only.some((pattern) => patternCovers(pattern, path)));
}

/** What a delta lists under Files Changed, rows and items without a path left out. */
export function listedIn(delta: FeatureDelta): readonly ListedFile[] {
  const section = sectionOf(delta, 'Files Changed');
  return section ? readFilesChanged(delta.document, section).entries.filter(({path}) => path !== '') : [];
}
