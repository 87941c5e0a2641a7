import {printTable} from '../../markdown/table.ts';
import {README} from '../../project/paths.ts';
import {entriesOf} from '../entry.ts';
import type {View} from '../view.ts';
import {projectLists} from './table/lists.ts';
import {ownEntries} from './table/own-entries.ts';
import {COLUMNS, meantAsChangelog, missingColumns, readReadme} from './table/readme.ts';
import {projectRows} from './table/rows.ts';

/** The README of `openspec/changes`: a table with a row a feature delta, and the lists of active and archived changes. */
export const table: View = {
  id: 'table',
  path: README,
  showsActive: true,
  detect(document) {
    return Object.values(readReadme(document)).some((part) => part !== undefined);
  },
  fault(document) {
    const [meant] = readReadme(document).table ? [] : meantAsChangelog(document);
    const missing = meant && missingColumns(meant).map((column) => `\`${column}\``);
    if (!missing) return undefined;
    return `the changelog table of ${document.source.path} lacks ${missing.join(' and ')}, expected the columns ${COLUMNS.join(', ')}`;
  },
  parts: 'no changelog table and no list of changes',
  project(document, {state}) {
    const readme = readReadme(document);
    const rows = readme.table ? projectRows(document.text, readme.table, state) : [];
    const edits = [...rows, ...projectLists(document, readme, state)];
    return {edits, records: new Map(), conflicts: []};
  },
  entries: (document, projection) => ownEntries(document, projection),
  print({state}) {
    const archived = entriesOf(state).filter(({status}) => status === 'Archived');
    const rows = archived.map(({date, name, type, status}) => [date ?? '', name, type, status]);
    return printTable(['Date', 'Change', 'Type', 'Status'], rows);
  },
};
