import type {Attribution} from '../../history/attribution.ts';
import type {Finding} from '../../lint/rule.ts';
import type {Check} from '../../project/guidelines.ts';
import type {ChangeState} from '../change-state.ts';
import type {ArchivedWhere} from './archived-where.ts';
import type {FileState} from './file-state.ts';
import type {LeftItem} from './left-items.ts';
import type {OpenTask} from './open-tasks.ts';
import type {Overlap} from './overlaps.ts';

/** What git says of one change, or why it says nothing. */
export type Work =
  | {
      readonly kind: 'known';
      readonly attribution: Attribution;
      /** The project's root within the repository. */
      readonly prefix: string;
    }
  | {readonly kind: 'unknown'; readonly reason: string};

/** Everything that is known of one change. */
export interface WholeState extends ChangeState {
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string;
  readonly next: readonly OpenTask[];
  /** Errors and warnings; what merging would refuse is among them. */
  readonly findings: readonly Finding[];
  readonly work: Work;
  readonly files: FileState;
  readonly overlaps: readonly Overlap[];
  /** The path of the proposal summary; nothing where there is none. */
  readonly summary: string | undefined;
  readonly left: readonly LeftItem[];
  readonly checklist: readonly Check[];
  /** Of an archived change, where it is told of; nothing of an active one. */
  readonly told: readonly ArchivedWhere[];
}
