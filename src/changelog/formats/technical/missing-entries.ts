import type {Document} from '../../../markdown/document.ts';
import {lineEnd} from '../../../markdown/place.ts';
import {belongs} from '../../belongs.ts';
import type {MissingEntry, Projection} from '../../view.ts';
import {choose} from './choose.ts';
import {readTechnicalLog} from './log.ts';
import {logSection} from './place-entries.ts';

/**
 * The changes whose numbers a log has no more.
 *
 * A change that has none yet is not missing: numbers are not given on every branch, and which one this is, is not known.
 */
export function missingEntries(
  document: Document,
  {state, settings, recordOf}: Pick<Projection, 'state' | 'settings' | 'recordOf'>,
): readonly MissingEntry[] {
  if (!state.archived.some((change) => recordOf(change)?.number !== undefined)) return [];
  const {prefix} = settings;
  const log = {document, entries: readTechnicalLog(document, prefix), prefix};
  const {takenOut} = choose(log, {state, settings, recordOf, adds: () => false});
  if (takenOut.length === 0) return [];
  const {start} = logSection(document);
  const range = {start, end: lineEnd(document.text, start)};
  return takenOut
    .filter(
      ({change}) =>
        change.metadata.changelog.section?.toLowerCase() !== 'none' && belongs(change, settings.only),
    )
    .map(({change}) => ({change, range, parts: [], wasWritten: true}));
}
