import {dialectOf} from '../../dialects/dialect.ts';
import type {Document} from '../../markdown/document.ts';
import {descendants} from '../../markdown/section.ts';
import {isBelow} from '../../project/paths.ts';
import type {Project} from '../../project/project.ts';
import {unreadableAt} from '../../project/unreadable.ts';
import {deltaFileOf} from '../deltas/requirement-files.ts';
import {defineRule} from '../rule.ts';

export const changeHasDelta = defineRule({
  id: 'change-has-delta',
  severity: 'error',
  on: 'change',
  fixable: false,
  family: 'change',
  summary: 'a change says what it does to the specification, or that it does nothing',
  *check({archived, folder, metadata, deltaDocuments}, project) {
    const isMeant = (document: Document) => isMeantAsDelta(document) || isWholeSpec(document, project);
    if (archived || metadata.skipsSpecs || deltaDocuments.some(isMeant)) return;
    // What cannot be read may be one.
    if (unreadableAt(project, `${folder}/specs`) || isHidden(project, folder)) return;
    yield {message: 'No delta under `specs/`, expected one, or `skip_specs: true` in `.openspec.yaml`'};
  },
});

function isHidden({unreadable}: Project, folder: string): boolean {
  return unreadable.some(({path}) => isBelow(`${folder}/specs`, path));
}

/** A title at the wrong level is a slip in a delta, not the lack of one. */
function isMeantAsDelta(document: Document): boolean {
  if (dialectOf(document)) return true;
  return descendants(document.top).some(({title}) => /^(?:ADDED|MODIFIED|REMOVED)\s*[:：]/.test(title));
}

/** What `delta-operations` or `delta-section` speaks of. */
function isWholeSpec(document: Document, project: Project): boolean {
  return deltaFileOf(document, project) !== undefined;
}
