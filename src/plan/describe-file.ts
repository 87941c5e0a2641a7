import type {NewEntry} from '../dialects/files-changed.ts';
import type {AttributedFile} from '../history/attribution.ts';
import type {FileChange} from '../history/history.ts';
import {printCode} from '../markdown/print.ts';

/** https://www.conventionalcommits.org: a type, or any word with a scope or a mark; `README: typo` is no type. */
const PREFIX =
  /^(?:(?:build|chore|ci|deps|docs?|feat|feature|fix|hotfix|perf|refactor|revert|style|tests?|wip)(?:\([^()]*\))?!?|[a-z]+(?:\([^()]*\)!?|!)):\s+(?=\S)/i;

const DONE: Readonly<Record<FileChange['kind'], string>> = {
  added: 'Added',
  modified: 'Modified',
  deleted: 'Removed',
  renamed: 'Renamed',
};

/** How a touched file is listed: what became of it, and the subject of the newest commit that touched it. */
export function entryOf(file: AttributedFile): NewEntry {
  return {path: file.path, note: noteOf(file), description: descriptionOf(file)};
}

/** A subject as a description, else `Added`, `Modified`, `Removed` or `Renamed`. */
export function descriptionOf({kind, subject}: Pick<AttributedFile, 'kind' | 'subject'>): string {
  const words = subject?.replace(PREFIX, '').trim() ?? '';
  return words === '' ? DONE[kind] : words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether a path can stand in Markdown and be read back as it is. */
export function isListable(path: string): boolean {
  return !/[\p{Cc}\u2028\u2029\uFFFD\\]|^\s|\s$|\s\s/u.test(path);
}

function noteOf({kind, from}: FileChange): string | undefined {
  if (kind === 'deleted') return 'deleted';
  return kind === 'renamed' && from !== undefined && isListable(from)
    ? `renamed from ${printCode(from)}`
    : undefined;
}
