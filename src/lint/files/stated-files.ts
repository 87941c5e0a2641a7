import {type LoggedEntry, readTechnicalLog} from '../../changelog/formats/technical/log.ts';
import {sectionOf} from '../../dialects/feature.ts';
import {readFilesChanged} from '../../dialects/files-changed.ts';
import type {Document} from '../../markdown/document.ts';
import type {Range} from '../../markdown/place.ts';
import {type Change, statusOf} from '../../project/change.ts';
import {patternFault} from '../../project/path-pattern.ts';
import {TECHNICAL_LOG} from '../../project/paths.ts';
import {changeAt, type Project} from '../../project/project.ts';
import {featureDeltaIn} from '../deltas/feature-delta.ts';
import {headingRange} from '../deltas/title-slips.ts';

/** A path that a document says was touched. */
export interface StatedFile {
  /** As git has it: no `./` in front, no `/` behind; of a pattern, what it comes to with `*` and `**`. */
  readonly path: string;
  /** As written. */
  readonly written: string;
  readonly range: Range;
  /** It stands for several: `src/*.ts`. */
  readonly isPattern: boolean;
}

/** A list of files that says what was done: of a change that is complete or archived, or of an entry of the log. */
export interface StatedFiles {
  readonly of: Change | LoggedEntry;
  /** The heading the list belongs to. */
  readonly heading: Range;
  readonly files: readonly StatedFile[];
}

const known = new WeakMap<Document, {readonly project: Project; readonly lists: readonly StatedFiles[]}>();

/** The lists of a document; the files of a change with open tasks are plans, and no list. */
export function statedFilesIn(document: Document, project: Project): readonly StatedFiles[] {
  const ready = known.get(document);
  if (ready?.project === project) return ready.lists;
  const lists = document.source.path === TECHNICAL_LOG ? inLog(document) : inDelta(document, project);
  known.set(document, {project, lists});
  return lists;
}

/** Whether a list is that of an entry of the log. */
export function isEntry(of: StatedFiles['of']): of is LoggedEntry {
  return 'numberRange' in of;
}

function inLog(document: Document): readonly StatedFiles[] {
  return readTechnicalLog(document)
    .filter(({files}) => files.length > 0)
    .map((entry) => ({of: entry, heading: entry.numberRange, files: entry.files.flatMap(stated)}));
}

function inDelta(document: Document, project: Project): readonly StatedFiles[] {
  const change = changeAt(project, document.source.path);
  const delta = change && featureDeltaIn(document, project);
  const section = delta && sectionOf(delta, 'Files Changed');
  if (!change || !section || !isDone(change)) return [];
  const {entries} = readFilesChanged(document, section);
  return [{of: change, heading: headingRange(section), files: entries.flatMap(stated)}];
}

function isDone(change: Change): boolean {
  const status = statusOf(change);
  return status === 'Complete' || status === 'Archived';
}

/** What cannot be a path of the repository is another rule's business. */
function stated({
  path,
  pathRange,
}: {
  readonly path: string;
  readonly pathRange: Range;
}): readonly StatedFile[] {
  const clean = path.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
  if (patternFault(clean) !== undefined) return [];
  const pattern = clean.replace(/\{[^{}]*\}|<[^<>]*>/g, '*').replace(/\.{3,}/g, '**');
  return [{path: pattern, written: path, range: pathRange, isPattern: /[*?]/.test(pattern)}];
}
