import type {Range} from '../../../markdown/place.ts';
import type {Change} from '../../../project/change.ts';
import {type Accept, decide} from '../../../three-way.ts';
import type {Conflict} from '../../view.ts';

/** Texts of one change, as they are decided one after the other. */
export interface Ledger {
  /** Whether the file is to take the text of the source; what becomes of the record is taken down. */
  readonly takes: (field: string, at: Range, file: string | undefined, source: string | undefined) => boolean;
  /** Have the record hold a text, whatever stands in the file. */
  readonly note: (field: string, text: string | undefined) => void;
  /** What the view now has of the change. */
  readonly fields: () => Readonly<Record<string, string>>;
  readonly conflicts: readonly Conflict[];
}

/** A ledger that begins with what the record holds; fields that nothing is decided of stay in it. */
export function ledgerOf(
  change: Change,
  base: Readonly<Record<string, string>>,
  accept: Accept | undefined,
): Ledger {
  const fields = new Map(Object.entries(base));
  const conflicts: Conflict[] = [];
  const note = (field: string, text: string | undefined): void => {
    if (text === undefined) fields.delete(field);
    else fields.set(field, text);
  };
  return {
    conflicts,
    note,
    fields: () => Object.fromEntries(fields),
    takes(field, {start, end}, file, source) {
      const was = fields.get(field);
      const verdict = decide(was, file, source, accept);
      const isSettled = verdict === 'keep' && was !== undefined && accept === 'file';
      if (verdict === 'settled' || verdict === 'take' || isSettled) note(field, source);
      if (verdict === 'conflict')
        conflicts.push({change, field, range: {start, end}, base: was ?? '', file, source});
      return verdict === 'take';
    },
  };
}
