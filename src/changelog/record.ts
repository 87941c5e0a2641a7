import {onceFor} from '../once.ts';
import {isKeptOf, isMapping, isText, keptName, parseKept} from '../project/kept-json.ts';
import type {Project} from '../project/project.ts';

/** Where an archived change keeps what was projected of it, so that what a person edited since is told apart. */
export const PROJECTED = '.openspec-changelog.json';

/** What a view last wrote of one change: the base of the three-way rule. */
export interface ViewRecord {
  /** Texts by what they are, as the view names them: the path of a delta, `heading`, `files/src/a.ts`. Line ends are LF. */
  readonly fields: Readonly<Record<string, string>>;
  /** The number it was given; it is never given again. */
  readonly number?: string;
  /** The version it was released in. */
  readonly release?: string;
}

/** What the views wrote of one change, by the path of each view's file. */
export type ChangeRecord = Readonly<Record<string, ViewRecord>>;

/**
 * What was projected of a change, from the text of its record: nothing when it is that of another folder, `broken` when
 * it is not the work of this tool, or not whole.
 */
export function parseProjected(text: string, folder: string): ChangeRecord | 'broken' | undefined {
  const kept = parseKept(text);
  const views = kept?.fields['views'];
  if (!kept || !isRecord(views)) return 'broken';
  return isKeptOf(kept, folder) ? views : undefined;
}

/** The records of a project that were read, and where there are any: most changes of an old archive keep none. */
const known = onceFor(({files}: Project) => ({
  paths: new Set(files.filter((path) => path.endsWith(`/${PROJECTED}`))),
  records: new Map<string, ChangeRecord | 'broken'>(),
}));

/** What a change keeps of every view, read once; nothing where that is broken. */
export function recordsOf(project: Project, folder: string): ChangeRecord {
  const record = readRecord(project, folder);
  return record === 'broken' ? {} : record;
}

/** Whether a change keeps a record that cannot be read. Nothing is known of such a change, and its record is not to be written over. */
export function isRecordBroken(project: Project, folder: string): boolean {
  return readRecord(project, folder) === 'broken';
}

function readRecord(project: Project, folder: string): ChangeRecord | 'broken' {
  const path = `${folder}/${PROJECTED}`;
  const {paths, records} = known(project);
  if (!paths.has(path)) return {};
  const found = records.get(folder);
  if (found) return found;
  const source = project.input.read(path);
  const record = (source && parseProjected(source.text, folder)) ?? {};
  records.set(folder, record);
  return record;
}

/** The record as JSON: sorted by code point, a line for each text. */
export function printProjected(folder: string, record: ChangeRecord): string {
  const views = sorted(record).map(([path, {fields, ...rest}]) => [
    path,
    {...rest, fields: Object.fromEntries(sorted(fields))},
  ]);
  const said = {version: 1, change: keptName(folder), views: Object.fromEntries(views)};
  return `${JSON.stringify(said, undefined, 2)}\n`;
}

function sorted<Value>(record: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function isRecord(value: unknown): value is ChangeRecord {
  return isMapping(value) && Object.values(value).every(isViewRecord);
}

function isViewRecord(value: unknown): boolean {
  if (!isMapping(value)) return false;
  const {fields, number = '', release = ''} = value;
  return isMapping(fields) && [number, release, ...Object.values(fields)].every(isText);
}
