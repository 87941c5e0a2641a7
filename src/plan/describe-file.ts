import {isListable, type NewEntry} from '../dialects/files-changed.ts';
import type {AttributedFile} from '../history/attribution.ts';
import {descriptionOf} from '../history/describe-file.ts';
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

const SUBMODULE = '160000';
