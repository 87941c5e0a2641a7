import {DONE, subjectWords} from '../../../dialects/file-words.ts';
import {isListable} from '../../../dialects/files-changed.ts';
import {escapeHtml} from '../../../markdown/escape-html.ts';
import {printText} from '../../../markdown/print.ts';
import {type Change, titleOf} from '../../../project/change.ts';
import {listedIn} from '../../belongs.ts';
import {wordsFor} from '../../words.ts';
import type {WorkedFile, Works} from '../../works.ts';
import {groupFiles} from './group-files.ts';
import {type NumberForm, numbered, withoutDate} from './heading.ts';
import type {Mention} from './mentions.ts';

/** What an entry says of a change, however it is spelled; texts are Markdown on one line. */
export interface EntryContent {
  readonly change: Change;
  readonly date: string | undefined;
  readonly title: string;
  readonly summary: string | undefined;
  /** Whole hashes, oldest first; absent while they are not known. */
  readonly commits: readonly string[] | undefined;
  /** Sorted by path. */
  readonly files: readonly ContentFile[];
  readonly mentions: readonly Mention[];
}

/** A file of an entry, or a folder that stands for several. */
export interface ContentFile {
  /** A folder ends in `/`. */
  readonly path: string;
  readonly words: string;
  /** Absent where they are not known, or cannot be counted. */
  readonly lines?: {readonly added: number; readonly deleted: number};
}

/** What is to be said of a change. */
export function contentOf(
  change: Change,
  {works, form, mentions}: {works: Works | undefined; form: NumberForm; mentions: readonly Mention[]},
): EntryContent {
  const work = works?.of(change);
  return {
    change,
    date: change.archived?.date,
    title: titleFor(change, form),
    summary: summaryOf(change),
    commits: work && work.commits.length > 0 ? work.commits : undefined,
    files: groupFiles(work ? workedFiles(change, work.files) : plannedFiles(change)),
    mentions,
  };
}

/** A title that begins with a number or a day of its own would be taken for another entry's, or for one of another day. */
function titleFor(change: Change, form: NumberForm): string {
  const title = bareTitle(titleOf(change), form) || bareTitle(change.name, form) || 'Untitled';
  // Hashes at the end of a heading are none of its words, unless the first is escaped.
  return printText(title).replace(/(^|\s)(#+)$/, '$1\\$2');
}

function bareTitle(title: string, form: NumberForm): string {
  const found = numbered(title, form);
  const rest = found?.isFirst ? found.title : withoutDate(title);
  return rest === title ? title.trim() : bareTitle(rest, form);
}

function summaryOf(change: Change): string | undefined {
  // What a label's own mark is could not be told from one in front of the words.
  const said = wordsFor(change) ?? wordsFor(change, change.deltas[0]);
  const words = said && (escapeHtml(said.replace(/^[\s:]+/, '')) || undefined);
  if (!change.metadata.changelog.isBreaking) return words;
  return `**Breaking:** ${words ?? printText(titleOf(change))}`;
}

/** The words of a delta on a file go before those of a commit. */
function workedFiles(change: Change, files: readonly WorkedFile[]): readonly ContentFile[] {
  const planned = new Map(plannedFiles(change).map(({path, words}) => [path, words]));
  return files
    .filter(({path}) => isListable(path))
    .map((file) => {
      const words =
        planned.get(file.path) || printText(subjectWords(file.subject, change.name) || DONE[file.kind]);
      return {path: file.path, words, ...(file.lines && {lines: file.lines})};
    });
}

function plannedFiles(change: Change): readonly ContentFile[] {
  const listed = new Map<string, string>();
  for (const {path, description} of change.deltas.flatMap(listedIn))
    if (isListable(path))
      listed.set(path, listed.get(path) || escapeHtml(description.replace(/\s+/g, ' ').trim()));
  return Array.from(listed, ([path, words]) => ({path, words}));
}
