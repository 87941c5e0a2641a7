import type {Fs} from '../disk/fs.ts';
import {type FileOfProject, openAround} from '../disk/open-around.ts';
import type {OpenProject} from '../disk/open-project.ts';
import type {Finding} from '../lint/rule.ts';
import {isChecked, isMarkdown, ownFiles} from '../lint/scope.ts';
import {lintDocument} from '../lint/single-file.ts';
import type {Document} from '../markdown/document.ts';
import {decode, type Source, sourceOf} from '../markdown/source.ts';
import {withSources} from '../project/read-project.ts';

/** A file as unified has it: its text may be newer than what is on disk. */
export interface GivenFile {
  readonly cwd: string;
  readonly path: string;
  readonly value: string | Uint8Array;
}

/** What is found in a file, and what it was found in. */
export interface CheckedFile {
  readonly document: Document;
  readonly findings: readonly Finding[];
}

/**
 * What the rules say of a file as it is given, in the project it lies in; nothing for a file of no project, or one that
 * `openspec lint` leaves alone. Reads the names of the project, and of its files what the rules ask for.
 *
 * Throws a Refusal when the project cannot be opened.
 */
export function checkFile(
  fs: Fs,
  file: GivenFile,
  opened: Map<string, OpenProject>,
): CheckedFile | undefined {
  const found = openAround(fs, file.cwd, file.path, opened);
  if (!found || !isOurs(found)) return undefined;
  const source = sourceFrom(file, found.path);
  const project = holds(found, source)
    ? found.project
    : withSources(found.project, new Map([[found.path, source]]));
  const document = project.document(found.path);
  return document && {document, findings: lintDocument(project, document)};
}

function isOurs({project, path}: FileOfProject): boolean {
  return isMarkdown(path) && ownFiles(project).includes(path) && isChecked(project, path);
}

function sourceFrom({value}: GivenFile, path: string): Source {
  return typeof value === 'string' ? sourceOf(path, value) : decode(path, value);
}

/** What is on disk already is not read a second time. */
function holds({project, path}: FileOfProject, {bytes}: Source): boolean {
  const read = project.input.read(path)?.bytes;
  return read !== undefined && Buffer.compare(read, bytes) === 0;
}
