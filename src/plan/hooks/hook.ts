import type {Source} from '../../markdown/source.ts';
import type {HookPlaces} from '../../project/hook-places.ts';
import type {Operation} from '../plan.ts';
import type {Step} from './steps.ts';

/** Writes one file, or makes it. */
export type FileOperation = Extract<Operation, {kind: 'create' | 'write'}>;

/** The file a hook is set up in, as it is found. */
export interface HookFile {
  /** Relative to the project's root, `/`-separated; it may lead upwards. */
  readonly path: string;
  /** Absent when the file is not there. */
  readonly source: Source | undefined;
  /** The project's root within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
}

/** One of the files that a program that runs hooks keeps them in. */
export interface HookTarget {
  /** What it may be called, as the program looks for it; the first is the one that is made. */
  readonly names: readonly string[];
  /** Files the program would read instead, and that are not edited. */
  readonly others: readonly string[];
  /** Nothing when all is there. Throws a Refusal, with what to add by hand, where it cannot surely be put. */
  readonly plan: (file: HookFile) => FileOperation | undefined;
  /** What to add by hand, one line. */
  readonly byHand: (prefix: string) => string;
}

/** A program that runs hooks, and how our steps are made some of its own. */
export interface HookManager {
  readonly id: string;
  /** The folder its files lie in. */
  readonly folder: 'hooks' | 'husky' | 'top';
  readonly targets: (steps: readonly Step[]) => readonly HookTarget[];
  /** Whether git itself runs the files, which must be programs then. */
  readonly isRunByGit: (places: HookPlaces) => boolean;
  /** What is left to run, as commands. */
  readonly next: (places: HookPlaces, steps: readonly Step[]) => readonly string[];
}
