import {sectionOf} from '../../dialects/feature.ts';
import {readFilesChanged} from '../../dialects/files-changed.ts';
import type {ListedFile} from '../../dialects/listed-files.ts';
import type {FileChange} from '../../history/history.ts';
import type {Document} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import type {Change} from '../../project/change.ts';
import type {Project} from '../../project/project.ts';
import {type ProtectedPath, protectedPaths, protectionOf} from '../../project/protected-paths.ts';
import {featureDeltaIn} from '../deltas/feature-delta.ts';
import {pathsOf} from './known-work.ts';

/** A path a document lists, relative to the repository, and where it does. */
export interface ListedPath {
  readonly path: string;
  readonly range: Range;
}

/** A file that a change is to leave alone, and lists or touches. */
export interface ProtectedFile {
  /** Relative to the repository. */
  readonly path: string;
  readonly protection: ProtectedPath;
  /** Whether a delta lists it; else git says that it was touched. */
  readonly isListed: boolean;
}

/** Every path a delta lists, where a file was moved from included; none of another document. */
export function listedPathsIn(document: Document, project: Project): readonly ListedPath[] {
  const delta = featureDeltaIn(document, project);
  const section = delta && sectionOf(delta, 'Files Changed');
  const entries = section ? readFilesChanged(document, section).entries : [];
  return entries.flatMap((entry) => touchedBy(document.text, entry));
}

/** The protected files a change lists, then those among the touched ones that it does not list; each once. */
export function protectedFiles(
  change: Change,
  project: Project,
  touched: readonly FileChange[],
): readonly ProtectedFile[] {
  const listed = new Set(
    change.deltas.flatMap(({document}) => listedPathsIn(document, project).map(({path}) => path)),
  );
  const paths = new Set([...listed, ...touched.flatMap(pathsOf)]);
  return [...paths].flatMap((path) => {
    const protection = protectionOf(path, protectedPaths(project));
    return protection ? [{path, protection, isListed: listed.has(path)}] : [];
  });
}

/** A file that was moved is gone from where it was, which the brackets behind it may say. */
function touchedBy(text: string, {path, pathRange, noteRange}: ListedFile): readonly ListedPath[] {
  const note = text.slice(noteRange.start, noteRange.end);
  const [, from] = /\((?:renamed|moved) from `([^`]+)`\)/i.exec(note) ?? [];
  const own = path === '' ? [] : [{path, range: pathRange}];
  return from === undefined ? own : [...own, {path: from.trim(), range: noteRange}];
}
