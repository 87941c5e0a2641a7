import type {TableCell} from 'mdast';
import {
  type ChangelogTable,
  type Readme,
  type Row,
  readReadme,
} from '../../changelog/formats/table/readme.ts';
import type {Document} from '../../markdown/document.ts';
import {README} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';

/** The README of the changes as a document, and the parts of it that are kept. */
export interface ChangesReadme extends Readme {
  readonly document: Document;
}

/** Read the README of the changes, where there is one. */
export function changesReadmeOf(project: Project): ChangesReadme | undefined {
  const document = project.document(README);
  return document && {document, ...readReadme(document)};
}

/** The cell a row has for its date, unless it is empty or says so by a dash. */
export function dateCellOf(table: ChangelogTable, row: Row): TableCell | undefined {
  return /^[-–—]*$/.test(row.date) ? undefined : row.node.children[table.columns.date];
}
