import type {Document} from '../markdown/document.ts';
import type {TextEdit} from '../markdown/edit.ts';
import type {Range} from '../markdown/place.ts';
import type {Change} from '../project/change.ts';
import type {ViewId, ViewSettings} from '../project/changelog-config.ts';
import type {Accept} from '../three-way.ts';
import type {ChangelogState} from './entry.ts';
import type {ChangeRecord, ViewRecord} from './record.ts';
import type {Works} from './works.ts';

/** One form a changelog is kept in: a projection of the changes that can be made again at any time. */
export interface View {
  /** The name of `--format`, and of the format's page. */
  readonly id: ViewId;
  /** Where its file lies when nothing else is said, relative to the project's root. */
  readonly path: string;
  /** Whether it shows changes that are not archived. */
  readonly showsActive: boolean;
  /** It tells what the other views wrote, and is made after them. */
  readonly tellsOfOthers?: true;
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
  /**
   * What of a file the view could write again, in the order of the file and none within another; it lets the two sides
   * of a git conflict be taken apart. Absent where the view cannot tell. Never throws.
   */
  readonly entries?: (document: Document, projection: Projection) => readonly OwnEntry[];
  /**
   * The archived changes a file is to tell of and does not; absent where a form keeps no record of what it wrote, and so
   * shows itself what is not there. Never throws.
   */
  readonly missing?: (
    document: Document,
    projection: Pick<Projection, 'state' | 'settings' | 'recordOf'>,
  ) => readonly MissingEntry[];
  /** The releases a file tells of, newest first as a rule; absent where a form has none. */
  readonly releases?: (document: Document, settings: ViewSettings) => readonly Release[];
  /** All that a file says of each version it tells of, heading and all, with LF line ends; absent where a form has none. */
  readonly released?: (document: Document, settings: ViewSettings) => ReadonlyMap<string, string>;
  /** What a file says of a version, as Markdown; nothing when it has no such version. */
  readonly notes?: (document: Document, settings: ViewSettings, version: string) => string | undefined;
}

/** A stretch of a file that stands for a change, or for a part of it. */
export interface OwnEntry {
  /** What it is, told from all others of the file: the same in another version of the file. */
  readonly key: string;
  /** Whole lines. */
  readonly range: Range;
  /** The same with the heading above it, where that stands above this entry alone and the view would make it again. */
  readonly withHeading?: Range;
  /** The folder of the change. */
  readonly folder: string;
  /** The fields of its record that speak of this entry; none in a view without records. */
  readonly fields: readonly string[];
  /** It says what the view wrote, or would write, and nothing else: the view can write it again. */
  readonly isUntouched: boolean;
  /** The view takes it away, or moves it, at the next projection. */
  readonly isLeaving?: true;
}

/** A change that a file does not tell of, though it is to. */
export interface MissingEntry {
  readonly change: Change;
  /** Where it would stand, or below. */
  readonly range: Range;
  /** The fields of the record that speak of what is missing; none where all of it is. */
  readonly parts: readonly string[];
  /** It stood in the file once; else it was never added. */
  readonly wasWritten: boolean;
  /** The version it was released in. */
  readonly release?: string;
}

/** A release as a file tells of it. */
export interface Release {
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly date: string | undefined;
  readonly isYanked: boolean;
}

/** A release, and the changelog that tells of it: two may tell of one version each. */
export interface ToldRelease extends Release {
  /** The changelog's path, relative to the project's root. */
  readonly path: string;
}

/** What a view is made from. */
export interface Projection {
  readonly state: ChangelogState;
  readonly settings: ViewSettings;
  /** What this view last wrote of a change; nothing when it wrote nothing. */
  readonly recordOf: (change: Change) => ViewRecord | undefined;
  /** What every view last wrote of a change. */
  readonly recordsOf: (change: Change) => ChangeRecord;
  /** The releases that the changelogs which are kept tell of, each version of each once. */
  readonly releases: readonly ToldRelease[];
  /** Whether a change the view never wrote of, and does not show, is to be added to it; the view knows itself where absent. */
  readonly adds?: ((change: Change) => boolean) | undefined;
  /** Who is right where a person and the source both changed a text; nobody where absent. Asked through `acceptFor`. */
  readonly accept?: Accept | undefined;
  /** The changes for which that is said; all where absent. */
  readonly decides?: ((change: Change) => boolean) | undefined;
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
