import {type DialectId, dialectOf} from '../dialects/dialect.ts';
import {mayHoldFeatureDelta, readFeatureDelta} from '../dialects/feature.ts';
import {readRequirementDelta} from '../dialects/requirement-delta.ts';
import {type Vocabulary, vocabularyOf} from '../dialects/vocabulary.ts';
import {type Document, excessIn, forget, parse} from '../markdown/document.ts';
import type {Source} from '../markdown/source.ts';
import {once} from '../once.ts';
import type {Change} from './change.ts';
import {defaultConfig, readConfig} from './config.ts';
import {readMetadata} from './metadata.ts';
import {readArchiveName} from './names.ts';
import {ARCHIVE, baseName, CONFIG, METADATA, SPECS} from './paths.ts';
import type {Project, ProjectFiles, Unreadable} from './project.ts';
import {progressOf, readTasks} from './tasks.ts';

/** Model a project. Nothing is read before it is asked for, and nothing twice. */
export function readProject(given: ProjectFiles): Project {
  const files = given.files.toSorted(byCodePoint);
  const documents = new Map<string, Document | undefined>();
  const excessive: Unreadable[] = [];
  const document = (path: string): Document | undefined => {
    if (!documents.has(path)) {
      const source = given.read(path);
      const excess = source && !isData(path) ? excessIn(source) : undefined;
      if (excess) excessive.push({path, reason: excess});
      documents.set(path, source && !excess ? parse(source) : undefined);
    }
    return documents.get(path);
  };
  const config = once(() =>
    files.includes(CONFIG) ? readConfig(given.read(CONFIG)?.text ?? '') : defaultConfig,
  );
  const vocabulary = once(() => vocabularyOf(config().deltas));
  const dialect = once(
    () => config().dialect ?? shownDialect([...archive(), ...changes()], files) ?? 'feature',
  );
  const inFolder = filesByFolder(files, given.changeFolders);
  const changeAt = (folder: string): Change =>
    readChange({folder, files: inFolder.get(folder) ?? [], document, vocabulary, read: given.read});
  const folders = given.changeFolders.toSorted(byCodePoint);
  const changes = once(() => folders.filter((folder) => !folder.startsWith(`${ARCHIVE}/`)).map(changeAt));
  const archive = once(() =>
    folders
      .filter((folder) => folder.startsWith(`${ARCHIVE}/`))
      .map(changeAt)
      .toSorted(byDate),
  );
  return {
    input: given,
    files,
    get unreadable() {
      return excessive.length === 0 ? given.unreadable : [...given.unreadable, ...excessive];
    },
    capabilities: files.flatMap((path) => capabilityAt(SPECS, path) ?? []),
    document,
    forget(path) {
      const source = documents.get(path)?.source;
      documents.delete(path);
      if (source) forget(source);
      given.forget?.(path);
    },
    get config() {
      return config();
    },
    get vocabulary() {
      return vocabulary();
    },
    get dialect() {
      return dialect();
    },
    get changes() {
      return changes();
    },
    get archive() {
      return archive();
    },
  };
}

/** The project as it would be with some files replaced. */
export function withSources(project: Project, replaced: ReadonlyMap<string, Source>): Project {
  const {input} = project;
  return readProject({...input, read: (path) => replaced.get(path) ?? input.read(path)});
}

/** YAML and JSON are kept as documents for their places only, and never parsed as Markdown. */
function isData(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}

/** The capability a `spec.md` below a specs folder is about: its folder, any depth. */
export function capabilityAt(specs: string, path: string): string | undefined {
  const isSpec = path.startsWith(`${specs}/`) && path.endsWith('/spec.md');
  return (isSpec && path.slice(specs.length + 1, -'/spec.md'.length)) || undefined;
}

/** Code points, not the locale: the same order on every machine. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byDate(a: Change, b: Change): number {
  return byCodePoint(a.archived?.date ?? '', b.archived?.date ?? '') || byCodePoint(a.folder, b.folder);
}

function filesByFolder(
  files: readonly string[],
  folders: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>(folders.map((folder) => [folder, []]));
  for (const path of files) {
    const depth = path.startsWith(`${ARCHIVE}/`) ? 4 : 3;
    found.get(path.split('/').slice(0, depth).join('/'))?.push(path);
  }
  return found;
}

interface ChangeParts {
  readonly folder: string;
  readonly files: readonly string[];
  readonly document: (path: string) => Document | undefined;
  readonly vocabulary: () => Vocabulary;
  readonly read: (path: string) => Source | undefined;
}

function readChange({folder, files, document, vocabulary, read}: ChangeParts): Change {
  const isArchived = folder.startsWith(`${ARCHIVE}/`);
  const {date, name} = isArchived
    ? readArchiveName(baseName(folder))
    : {date: undefined, name: baseName(folder)};
  const at = (file: string) => (files.includes(`${folder}/${file}`) ? `${folder}/${file}` : undefined);
  const documentAt = (file: string) => (at(file) ? document(`${folder}/${file}`) : undefined);
  const metadata = once(() => readMetadata(at(METADATA) ? (read(`${folder}/${METADATA}`)?.text ?? '') : ''));
  const deltaDocuments = once(() =>
    files
      .filter((path) => path.startsWith(`${folder}/specs/`) && /\.(?:md|markdown)$/i.test(path))
      .flatMap((path) => document(path) ?? []),
  );
  const deltas = once(() =>
    deltaDocuments()
      .filter((candidate) => mayHoldFeatureDelta(candidate.text) && dialectOf(candidate) === 'feature')
      .flatMap((candidate) => readFeatureDelta(candidate, vocabulary()) ?? []),
  );
  const requirementDeltas = once(() =>
    deltaDocuments().flatMap((candidate) => {
      const capability = capabilityAt(`${folder}/specs`, candidate.source.path);
      const isDelta = capability !== undefined && dialectOf(candidate) === 'requirement';
      return isDelta ? [{capability, delta: readRequirementDelta(candidate)}] : [];
    }),
  );
  const taskList = once(() => {
    const tasks = documentAt('tasks.md');
    return tasks ? readTasks(tasks) : [];
  });
  return {
    name,
    folder,
    files,
    archived: isArchived ? {date} : undefined,
    get metadata() {
      return metadata();
    },
    get proposal() {
      return documentAt('proposal.md');
    },
    get design() {
      return documentAt('design.md');
    },
    get tasks() {
      return documentAt('tasks.md');
    },
    get deltaDocuments() {
      return deltaDocuments();
    },
    get deltas() {
      return deltas();
    },
    get requirementDeltas() {
      return requirementDeltas();
    },
    get taskList() {
      return taskList();
    },
    get progress() {
      return progressOf(taskList());
    },
  };
}

/** What the newest delta shows; living specs without any delta speak for requirements. */
function shownDialect(changes: readonly Change[], files: readonly string[]): DialectId | undefined {
  for (const change of changes.toReversed()) {
    for (const delta of change.deltaDocuments) {
      const dialect = dialectOf(delta);
      if (dialect) return dialect;
    }
  }
  return files.some((path) => path.startsWith(`${SPECS}/`) && baseName(path) === 'spec.md')
    ? 'requirement'
    : undefined;
}
