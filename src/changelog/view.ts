import type {Document} from '../markdown/document.ts';
import type {TextEdit} from '../markdown/edit.ts';
import type {ChangelogState, Entry} from './entry.ts';

/** One form a changelog is kept in: a projection of the changes that can be made again at any time. */
export interface View {
  /** The name of `--format`, and of the format's page. */
  readonly id: string;
  /** Where the file lies, relative to the project's root. */
  readonly path: string;
  /** Whether a file holds this form. */
  readonly detect: (document: Document) => boolean;
  /** What keeps a file that is meant to hold this form from being brought up to date: a clause. */
  readonly fault: (document: Document) => string | undefined;
  /** What a file without this form has, as a reader is told: `no … and no …`. */
  readonly parts: string;
  /** Edits that bring a file up to date and touch nothing a person owns; none when it is. Never throws. */
  readonly project: (document: Document, state: ChangelogState) => readonly TextEdit[];
  /** What this form records of the entries, as a text of its own, newest last. */
  readonly print: (entries: readonly Entry[]) => string;
}
