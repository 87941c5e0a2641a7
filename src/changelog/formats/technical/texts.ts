import {printCode} from '../../../markdown/print.ts';
import {escapeCell} from '../../../markdown/table.ts';
import type {ViewRecord} from '../../record.ts';
import type {EntryContent} from './content.ts';
import type {PrintedFile} from './file-slot.ts';
import {PENDING, printCommits, printFileText, printHeading, type Spelling} from './spelling.ts';

/** The texts of an entry, as the source has them; line ends are LF. */
export interface EntryTexts {
  readonly heading: string;
  readonly date: string | undefined;
  readonly summary: string | undefined;
  readonly commit: string;
  readonly references: string | undefined;
  readonly files: readonly PrintedFile[];
}

const FILE = 'files/';
/** The field of a record that holds the files of an entry which names them in one line. */
export const FILES = 'files';

/** The field of a record that holds what is said of a file. */
export function fileField(path: string): string {
  return FILE + path;
}

/** The files a record speaks of, one by one, by their paths. */
export function recordedFiles({fields}: ViewRecord): ReadonlyMap<string, string> {
  const own = Object.entries(fields).filter(([field]) => field.startsWith(FILE));
  return new Map(own.map(([field, text]) => [field.slice(FILE.length), text]));
}

/** Whether a record names the commits: what was known once is not taken back where git is not asked. */
export function knowsCommits({fields}: ViewRecord): boolean {
  return fields['commit'] !== undefined && fields['commit'] !== PENDING;
}

/** What is said of a change, spelled as a log spells it, but for what a record knows and the content does not. */
export function textsOf(content: EntryContent, spelling: Spelling, base: ViewRecord | undefined): EntryTexts {
  const {date, title, summary, commits, files, mentions} = content;
  const kept = commits === undefined && base && knowsCommits(base) ? base : undefined;
  const named = mentions.map(({mark, words}) => `${mark}: ${words}`);
  const bullet = spelling.bullet ?? '';
  const joint = spelling.bullet === undefined ? '; ' : '\n';
  return {
    heading: printHeading(spelling, date, title),
    date,
    summary,
    commit: kept?.fields['commit'] ?? printCommits(spelling, commits),
    references: named.length === 0 ? undefined : named.map((line) => bullet + line).join(joint),
    files: kept
      ? Array.from(recordedFiles(kept), ([path, text]) => ({path, code: printCode(path), text}))
      : files.map((file) => ({
          path: file.path,
          code: printCode(file.path),
          text: printFileText(spelling, file),
        })),
  };
}

/** All files in one line. */
export function inlineFiles(files: readonly PrintedFile[]): string | undefined {
  return files.length === 0 ? undefined : files.map(({code}) => code).join(', ');
}

/** What is said of a file as the cells of a table hold it: the tab between lines and words stays. */
export function asCells(text: string): string {
  return text.split('\t').map(escapeCell).join('\t');
}
