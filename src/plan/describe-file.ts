import {DONE, subjectWords} from '../dialects/file-words.ts';
import {isListable, type NewEntry} from '../dialects/files-changed.ts';
import type {AttributedFile} from '../history/attribution.ts';
import type {FileChange} from '../history/history.ts';
import type {LineCount} from '../history/line-counts.ts';
import {printCode} from '../markdown/print.ts';
import {printLineCount} from './count-lines.ts';

/** How a touched file is listed: what became of it, its lines, and the subject of the newest commit that touched it. */
export function entryOf(file: AttributedFile, change: string, lines?: LineCount): NewEntry {
  const note = noteOf(file);
  const notes = [...(note === undefined ? [] : [note]), ...(lines ? [printLineCount(lines)] : [])];
  return {path: file.path, notes, description: descriptionOf(file, change)};
}

/** A subject as a description, without the name of the change in front of it, else what was done: `Added`, `Modified`, `Removed`, `Renamed`, `Made executable`. */
export function descriptionOf(file: FileChange & Pick<AttributedFile, 'subject'>, change: string): string {
  return subjectWords(file.subject, change) || doneTo(file);
}

function doneTo({kind, was, is}: FileChange): string {
  if (kind !== 'modified' || !was || !is || was.mode === is.mode) return DONE[kind];
  if (is.mode === LINK) return 'Became a link';
  if (was.mode === LINK) return 'Became a file';
  if (was.id !== is.id) return DONE[kind];
  return is.mode === '100755' ? 'Made executable' : 'Made not executable';
}

function noteOf(file: FileChange): string | undefined {
  const {kind, from} = file;
  if (kind === 'deleted') return 'deleted';
  if (isSubmodule(file)) return `submodule ${submoduleRange(file)}`;
  return kind === 'renamed' && from !== undefined && isListable(from)
    ? `renamed from ${printCode(from)}`
    : undefined;
}

function submoduleRange({was, is}: FileChange): string {
  return [was, is].flatMap((blob) => (blob?.mode === SUBMODULE ? [blob.id.slice(0, 7)] : [])).join('..');
}

function isSubmodule({was, is}: FileChange): boolean {
  return (is ?? was)?.mode === SUBMODULE;
}

const LINK = '120000';
const SUBMODULE = '160000';
