import {jsonOf} from '../json.ts';
import {baseName} from '../project/paths.ts';
import type {ProjectFiles} from '../project/project.ts';
import type {AttributedCommit, AttributedFile, Attribution} from './attribution.ts';
import {EVIDENCE} from './evidence.ts';
import {type Blob, type FileChange, subjectOf} from './history.ts';
import type {LineCount} from './line-counts.ts';

/** Where an archived change keeps what git said of it, so that git need not be asked again. */
export const FROZEN = '.openspec-files.json';

/** What git said of an archived change once. */
export interface FrozenFiles {
  readonly attribution: Attribution;
  /** By path; none when lines were not counted. */
  readonly lines: ReadonlyMap<string, LineCount> | undefined;
}

/** The file: commits are named by their place. */
interface Frozen {
  readonly version: 1;
  /** The name of the archived folder; elsewhere the file says nothing. */
  readonly folder: string;
  /** The commit of which it is the history. */
  readonly tip: string;
  readonly counted: boolean;
  readonly commits: readonly Pick<AttributedCommit, 'hash' | 'time' | 'message' | 'evidence'>[];
  readonly files: readonly FrozenFile[];
  /** Paths that were touched on the way and are not among the files. */
  readonly gone: readonly string[];
}

type FrozenFile = FileChange & {
  readonly commits: readonly number[];
  readonly subject?: string;
  readonly lines?: LineCount;
};

/** What an archived change keeps; nothing when it keeps none, or something that is not ours or not of this folder. */
export function readFrozen(files: ProjectFiles, folder: string): FrozenFiles | undefined {
  const source = files.read(`${folder}/${FROZEN}`);
  const frozen = source && jsonOf(source.text);
  return isFrozen(frozen) && frozen.folder === baseName(folder) ? thawed(frozen) : undefined;
}

/** What is kept, as JSON; the commits keep the first line of their messages. */
export function printFrozen(
  folder: string,
  tip: string,
  {commits, files, touched}: Attribution,
  lines: ReadonlyMap<string, LineCount> | undefined,
): string {
  const places = new Map(commits.map(({hash}, place) => [hash, place]));
  const listed = new Set(files.flatMap(({path, from}) => [path, from]));
  const frozen: Frozen = {
    version: 1,
    folder: baseName(folder),
    tip,
    counted: lines !== undefined,
    commits: commits.map((commit) => ({
      hash: commit.hash,
      time: commit.time,
      message: subjectOf(commit),
      evidence: commit.evidence,
    })),
    files: files.map((file) => frozenFile(file, places, lines?.get(file.path))),
    gone: touched.filter((path) => !listed.has(path)),
  };
  return printLines(frozen);
}

/** JSON with a line for each commit and each file, so that it stays small and its changes can be read. */
function printLines(frozen: Frozen): string {
  const fields = Object.entries(frozen).map(([key, value]) => {
    const isLong = Array.isArray(value) && value.length > 0;
    const lines = isLong ? value.map((each) => `\n    ${JSON.stringify(each)}`).join(',') : '';
    return `  ${JSON.stringify(key)}: ${isLong ? `[${lines}\n  ]` : JSON.stringify(value)}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function frozenFile(
  {kind, path, from, was, is, subject, commits}: AttributedFile,
  places: ReadonlyMap<string, number>,
  lines: LineCount | undefined,
): FrozenFile {
  return {
    kind,
    path,
    ...(from !== undefined && {from}),
    ...(was && {was}),
    ...(is && {is}),
    commits: commits.flatMap(({hash}) => places.get(hash) ?? []),
    ...(subject !== undefined && {subject}),
    ...(lines && {lines}),
  };
}

function thawed({commits: kept, files, gone, counted}: Frozen): FrozenFiles {
  const commits = kept.map((commit): AttributedCommit => ({...commit, parents: [], files: []}));
  const attributed = files.map(({commits: places, subject, lines: _, ...change}): AttributedFile => {
    const own = places.flatMap((place) => commits[place] ?? []);
    const evidence = EVIDENCE.find((kind) => own.some((commit) => commit.evidence === kind));
    return {...change, commits: own, touches: [], isUncommitted: false, subject, evidence};
  });
  const touched = [...files.flatMap(({path, from}) => (from === undefined ? [path] : [path, from])), ...gone];
  const lines = files.flatMap((file) => (file.lines ? [[file.path, file.lines] as const] : []));
  return {
    attribution: {commits, files: attributed, touched, unknownPins: [], isCutOff: false},
    lines: counted ? new Map(lines) : undefined,
  };
}

function isFrozen(value: unknown): value is Frozen {
  const {version, folder, tip, commits, files, gone} = (value ?? {}) as Partial<Frozen>;
  return (
    version === 1 &&
    areTexts(folder, tip) &&
    Array.isArray(commits) &&
    commits.every(isCommit) &&
    Array.isArray(files) &&
    files.every(isFile) &&
    Array.isArray(gone) &&
    areTexts(...gone)
  );
}

function isCommit(value: unknown): boolean {
  const {hash, time, message, evidence} = (value ?? {}) as Partial<AttributedCommit>;
  return areTexts(hash, message) && Number.isFinite(time) && EVIDENCE.some((kind) => kind === evidence);
}

function isFile(value: unknown): boolean {
  const {kind, path, from = '', subject = '', commits, lines, was, is} = (value ?? {}) as Partial<FrozenFile>;
  const isKind = ['added', 'modified', 'deleted', 'renamed'].some((each) => each === kind);
  const arePlaces = Array.isArray(commits) && commits.every((place) => Number.isSafeInteger(place));
  return isKind && areTexts(path, from, subject) && arePlaces && isCount(lines) && isBlob(was) && isBlob(is);
}

function isCount(value: unknown): boolean {
  if (value === undefined) return true;
  const {added, deleted} = (value ?? {}) as Partial<LineCount>;
  return Number.isSafeInteger(added) && Number.isSafeInteger(deleted);
}

function isBlob(value: unknown): boolean {
  if (value === undefined) return true;
  const {mode, id} = (value ?? {}) as Partial<Blob>;
  return areTexts(mode, id);
}

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}
