import type {TextEdit} from '../../markdown/edit.ts';
import type {Removal} from '../requirement-delta.ts';
import type {Rebasing} from './rebase-block.ts';

/** What is done about one requirement of a delta. */
export interface Change {
  readonly requirement: string;
  /** The commit the part of the delta was written against, by its full hash. */
  readonly commit: string;
  readonly edit: TextEdit;
  /** How many conflicts the edit writes. */
  readonly conflicts: number;
  /** The removal that stands on one side of a conflict. */
  readonly removal?: Removal;
  /** What the lines do not show, as a sentence: what choosing a side means, or what was followed. */
  readonly message?: string;
  /** The block that is brought to the spec; absent for a removal or a rename. */
  readonly merged: Rebasing | undefined;
}
