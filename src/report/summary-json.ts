import type {SummaryUpdate} from '../plan/write-summary.ts';
import {formOf} from '../summary/form.ts';
import type {Summary} from '../summary/summary.ts';
import {linesChanged} from './plan-size.ts';

/** What `openspec summary --json` says of a summary and its file; `isWritten` when the file was brought up to date. */
export function summaryJson({change, sections}: Summary, update: SummaryUpdate, isWritten: boolean) {
  const {path, file, conflicts, kept} = update;
  return {
    change,
    path,
    isStale: file !== undefined && !isWritten,
    written: isWritten && file ? [path] : [],
    lines: file ? linesChanged(file) : {added: 0, removed: 0},
    sections: sections.map(({id, lines}) => ({id, title: formOf(id).title, lines})),
    conflicts: conflicts.map(({section, key, line, lineAfter, base, file: said, source}) => ({
      path,
      line: isWritten ? lineAfter : line,
      section,
      key,
      base,
      file: said,
      source: source ?? null,
    })),
    kept,
  };
}
