import type {HashOf} from '../markdown/hunk.ts';
import type {RecordedFile} from '../project/archive-record.ts';
import type {Change} from '../project/change.ts';
import type {Project} from '../project/project.ts';
import type {ArchiveRequest} from './archive-changes.ts';
import type {Plan} from './plan.ts';
import type {UpdateOptions} from './project-views.ts';

/** What a record needs of the world. */
export interface Recording {
  /** Now, ISO 8601 UTC. */
  readonly at: string;
  readonly hashOf: HashOf;
  /** The permission bits of a file that goes. */
  readonly modeOf: (path: string) => number;
}

/** An archive that is planned, as far as its records are about it. */
export interface Planned {
  /** With Files Changed filled, and nothing moved. */
  readonly filled: Project;
  /** With all changes moved, and the changelogs as they were. */
  readonly archived: Project;
  /** In the order of the archive. */
  readonly moves: readonly {readonly change: Change; readonly to: string}[];
  /** The files of the changelogs, and how they were brought up to date. */
  readonly changelogs: Plan;
  readonly update: UpdateOptions;
  readonly request: ArchiveRequest;
}

/** Takes down what an archive does to a file for one change; nothing where it does nothing. */
export type Note = (change: Change, file: RecordedFile | undefined) => void;
