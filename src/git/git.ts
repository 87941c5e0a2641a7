import type {History} from '../history/history.ts';
import type {LineCounts, Unit} from '../history/line-counts.ts';

/** What a history is read for. */
export interface HistoryRequest {
  /** The names of changes a message may speak of. */
  readonly names?: readonly string[];
  /** Hashes, or their first digits, of commits to know of whatever they touch. */
  readonly pins?: readonly string[];
  /** Told now and then how many commits were read. */
  readonly onCommits?: (count: number) => void;
}

/** The questions we ask git. */
export interface Git {
  /** Nothing when the project is in no repository. Throws a Refusal when git itself fails. */
  readonly history: (request?: HistoryRequest) => Promise<History | undefined>;
  /** How many lines each of these added and deleted in each file. Throws a Refusal when git fails. */
  readonly lineCounts: (units: readonly Unit[]) => Promise<LineCounts>;
  /** Those of some paths, relative to the repository's top, that no commit of the history knows. */
  readonly unknownPaths: (paths: readonly string[]) => Promise<ReadonlySet<string>>;
}
