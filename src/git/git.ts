import type {History} from '../history/history.ts';

/** The questions we ask git. */
export interface Git {
  /**
   * Nothing when the project is in no repository. Throws a Refusal when git itself fails.
   *
   * `pins` are hashes of commits to know of besides those that touch changes.
   */
  readonly history: (pins?: readonly string[]) => Promise<History | undefined>;
}
