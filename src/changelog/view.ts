import type {Document} from '../markdown/document.ts';
import type {TextEdit} from '../markdown/edit.ts';
import type {Range} from '../markdown/place.ts';
import type {Change} from '../project/change.ts';
import type {ViewId, ViewSettings} from '../project/changelog-config.ts';
import type {ChangelogState} from './entry.ts';
import type {ViewRecord} from './record.ts';
import type {Accept} from './three-way.ts';
import type {Works} from './works.ts';

/** One form a changelog is kept in: a projection of the changes that can be made again at any time. */
export interface View {
  /** The name of `--format`, and of the format's page. */
  readonly id: ViewId;
  /** Where its file lies when nothing else is said, relative to the project's root. */
  readonly path: string;
  /** Whether it shows changes that are not archived. */
  readonly showsActive: boolean;
  /** Whether a file holds this form. */
  readonly detect: (document: Document) => boolean;
  /** What keeps a file that is meant to hold this form from being brought up to date: a clause. */
  readonly fault: (document: Document) => string | undefined;
  /** What a file without this form has, as a reader is told: `no … and no …`. */
  readonly parts: string;
  /** Bring a file up to date and touch nothing a person owns. Never throws. */
  readonly project: (document: Document, projection: Projection) => Projected;
  /** A file that holds nothing yet; absent where a view keeps a file and never makes one. */
  readonly blank?: (settings: ViewSettings) => string;
  /** What this form records of the changes, as a text of its own. */
  readonly print: (projection: Projection) => string;
}

/** What a view is made from. */
export interface Projection {
  readonly state: ChangelogState;
  readonly settings: ViewSettings;
  /** What this view last wrote of a change; nothing when it wrote nothing. */
  readonly recordOf: (change: Change) => ViewRecord | undefined;
  /** Whether a change the view never wrote of, and does not show, is to be added to it; the view knows itself where absent. */
  readonly adds?: ((change: Change) => boolean) | undefined;
  /** Who is right where a person and the source both changed a text; nobody where absent. */
  readonly accept?: Accept | undefined;
  /** What git knows; absent where it was not asked, or knows nothing. */
  readonly works?: Works | undefined;
}

/** What a projection comes to. */
export interface Projected {
  /** On the text of the document; none when it is up to date. */
  readonly edits: readonly TextEdit[];
  /** What the view now has of each change that it shows or has shown, by the folder of the change. */
  readonly records: ReadonlyMap<string, ViewRecord>;
  readonly conflicts: readonly Conflict[];
}

/** A text that a person and the source both changed. */
export interface Conflict {
  readonly change: Change;
  /** As in the record. */
  readonly field: string;
  /** Where it stands, or stood, in the file. */
  readonly range: Range;
  readonly base: string;
  readonly file: string | undefined;
  readonly source: string | undefined;
}
