import {type Document, placeIn} from '../markdown/document.ts';
import type {Point} from '../markdown/place.ts';
import {onceFor} from '../once.ts';
import {listedConstraints} from './guidelines/constraints.ts';
import {wantedPaths} from './guidelines/required-changes.ts';
import {listedCommands} from './guidelines/validation-checklist.ts';
import {isOutsideBlock} from './managed-block.ts';
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

/** A sentence under a heading `Constraints` or `… Constraints`, as one line of Markdown. */
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

/** What the guidelines say, in the order of the config; nothing where there are none. Read once. */
export const guidelinesOf: (project: Project) => Guidelines = onceFor(({config, document}) => {
  const files = config.guidelines.flatMap((path) => document(path) ?? []);
  return {
    required: files.flatMap((file) => placed(file, wantedPaths(file))),
    checks: files.flatMap((file) => placed(file, listedCommands(file))),
    constraints: files.flatMap((file) => placed(file, listedConstraints(file))),
  };
});

/** What stands outside of the tool's own block, with its place. */
function placed<Found extends {readonly start: number}>(file: Document, found: readonly Found[]) {
  const isTheirs = isOutsideBlock(file);
  return found
    .filter(({start}) => isTheirs(start))
    .map(({start, ...said}) => ({...said, document: file.source.path, place: placeIn(file, start)}));
}
