import type {Entry} from './entry.ts';

/** Entries as data, fit for `JSON.stringify`: the same changes give the same text on any day. */
export function jsonOf(entries: readonly Entry[]) {
  const plain = entries.map(({change, folder, date, name, type, status}) => {
    return {change, folder, date: date ?? null, name, type, status};
  });
  return {version: 1, entries: plain};
}
