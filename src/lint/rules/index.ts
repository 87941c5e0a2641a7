import type {Rule} from '../rule.ts';
import {changeHasDelta} from './change-has-delta.ts';
import {changeName} from './change-name.ts';
import {changelogDate} from './changelog-date.ts';
import {changelogEntries} from './changelog-entries.ts';
import {changelogOrder} from './changelog-order.ts';
import {changelogTable} from './changelog-table.ts';
import {deltaTitle} from './delta-title.ts';
import {featureKnown} from './feature-known.ts';
import {filesChangedEntry} from './files-changed-entry.ts';
import {filesChangedForm} from './files-changed-form.ts';
import {noBom} from './no-bom.ts';
import {noConflictMarkers} from './no-conflict-markers.ts';
import {noDuplicateFile} from './no-duplicate-file.ts';
import {noDuplicateSection} from './no-duplicate-section.ts';
import {noEmptySection} from './no-empty-section.ts';
import {noMojibake} from './no-mojibake.ts';
import {noPlaceholder} from './no-placeholder.ts';
import {noStrayFiles} from './no-stray-files.ts';
import {noUnclosedFence} from './no-unclosed-fence.ts';
import {overlappingChanges} from './overlapping-changes.ts';
import {proposalExists} from './proposal-exists.ts';
import {proposalSections} from './proposal-sections.ts';
import {readableFiles} from './readable-files.ts';
import {requiredSections} from './required-sections.ts';
import {sectionOrder} from './section-order.ts';
import {taskMarker} from './task-marker.ts';
import {taskNumbering} from './task-numbering.ts';
import {tasksCheckboxes} from './tasks-checkboxes.ts';
import {validUtf8} from './valid-utf8.ts';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  changeHasDelta,
  changeName,
  changelogDate,
  changelogEntries,
  changelogOrder,
  changelogTable,
  deltaTitle,
  featureKnown,
  filesChangedEntry,
  filesChangedForm,
  noBom,
  noConflictMarkers,
  noDuplicateFile,
  noDuplicateSection,
  noEmptySection,
  noMojibake,
  noPlaceholder,
  noStrayFiles,
  noUnclosedFence,
  overlappingChanges,
  proposalExists,
  proposalSections,
  readableFiles,
  requiredSections,
  sectionOrder,
  taskMarker,
  taskNumbering,
  tasksCheckboxes,
  validUtf8,
];
