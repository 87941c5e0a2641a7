import type {Point} from '../markdown/place.ts';
import type {Project} from './project.ts';

/** A path that the guidelines say is to be changed: a plan, never a fact. */
export interface RequiredPath {
  /** As written. */
  readonly path: string;
  /** Outside of the repository: `/etc/x`, `~/.x`, or said so in brackets behind it. */
  readonly isOutside: boolean;
  /** The words of the item it stands in: `Update handles registry`. */
  readonly item: string;
  readonly document: string;
  readonly place: Point;
}

/** A command of the validation checklist; it is shown, and never run. */
export interface Check {
  readonly command: string;
  readonly isOptional: boolean;
  readonly document: string;
  readonly place: Point;
}

/** A sentence under a heading `Constraints`, as one line of Markdown. */
export interface Constraint {
  readonly text: string;
  readonly document: string;
  readonly place: Point;
}

/** What the guidelines of a repository ask of whoever changes it. */
export interface Guidelines {
  readonly required: readonly RequiredPath[];
  readonly checks: readonly Check[];
  readonly constraints: readonly Constraint[];
}

/** What the guidelines say; nothing where there are none. Read once. */
export function guidelinesOf(_project: Project): Guidelines {
  return {required: [], checks: [], constraints: []};
}
