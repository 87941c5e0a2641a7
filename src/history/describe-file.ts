import {DONE, subjectWords} from '../dialects/file-words.ts';
import type {AttributedFile} from './attribution.ts';
import type {FileChange} from './history.ts';

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

const LINK = '120000';
