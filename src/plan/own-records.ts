import {PROJECTED} from '../changelog/record.ts';
import {FROZEN} from '../history/frozen-files.ts';
import {RECORD} from '../project/archive-record.ts';
import {baseName} from '../project/paths.ts';

/** What the tool keeps in the folder of an archived change for itself: it goes when the change is active again. */
export const OWN_RECORDS: readonly string[] = [RECORD, FROZEN, PROJECTED];

/** Whether a file is nobody's text, and no news to anybody. */
export function isOwnRecord(path: string): boolean {
  return OWN_RECORDS.includes(baseName(path));
}
