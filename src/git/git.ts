import type {History} from '../history/history.ts';

/** The questions we ask git. */
export interface Git {
  /** Nothing when the project is in no repository. Throws a Refusal when git itself fails. */
  readonly history: () => Promise<History | undefined>;
}
