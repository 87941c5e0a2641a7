import type {Source} from '../../markdown/source.ts';
import type {HookPlaces} from '../../project/hook-places.ts';
import type {Operation} from '../plan.ts';

/** Writes one file, or makes it. */
export type FileOperation = Extract<Operation, {kind: 'create' | 'write'}>;

/** The file a hook is set up in. */
export interface HookFile {
  /** Relative to the project's root, `/`-separated; it may lead upwards. */
  readonly path: string;
  /** Absent when the file is not there. */
  readonly source: Source | undefined;
  /** The project's root within the repository: empty, or `packages/api/`. */
  readonly prefix: string;
}

/** A program that runs hooks, and how the step that names changes is made one of its own. */
export interface HookManager {
  readonly id: string;
  /** The folder its file lies in. */
  readonly folder: 'hooks' | 'husky' | 'top';
  /** What its file may be called, as it looks for it; the first is the one that is made. */
  readonly names: readonly string[];
  /** Files it would read instead, and that are not edited. */
  readonly others: readonly string[];
  /** Whether git itself runs the file, which must be a program then. */
  readonly isRunByGit: (places: HookPlaces) => boolean;
  /** Nothing when the step is there. Throws a Refusal, with what to add by hand, where it cannot surely be put. */
  readonly plan: (file: HookFile) => FileOperation | undefined;
  /** What to add by hand, one line. */
  readonly byHand: (prefix: string) => string;
  /** What is left to run, as commands. */
  readonly next: (places: HookPlaces) => readonly string[];
}
