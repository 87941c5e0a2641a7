import type {Rule} from '../rule.ts';
import {capabilityKnown} from './capability-known.ts';
import {capabilityLast} from './capability-last.ts';
import {capabilityName} from './capability-name.ts';
import {changeHasDelta} from './change-has-delta.ts';
import {changeName} from './change-name.ts';
import {changelogDate} from './changelog-date.ts';
import {changelogEntries} from './changelog-entries.ts';
import {changelogEntryMissing} from './changelog-entry-missing.ts';
import {changelogOrder} from './changelog-order.ts';
import {changelogTable} from './changelog-table.ts';
import {commitTouchesManyChanges} from './commit-touches-many-changes.ts';
import {configValid} from './config-valid.ts';
import {deltaConflict} from './delta-conflict.ts';
import {deltaOperations} from './delta-operations.ts';
import {deltaPath} from './delta-path.ts';
import {deltaPurpose} from './delta-purpose.ts';
import {deltaSection} from './delta-section.ts';
import {deltaTitle} from './delta-title.ts';
import {featureKnown} from './feature-known.ts';
import {filesChangedCount} from './files-changed-count.ts';
import {filesChangedEntry} from './files-changed-entry.ts';
import {filesChangedForm} from './files-changed-form.ts';
import {filesChangedMissing} from './files-changed-missing.ts';
import {filesChangedUnknownPath} from './files-changed-unknown-path.ts';
import {filesChangedUntouched} from './files-changed-untouched.ts';
import {guidelinesBlock} from './guidelines-block.ts';
import {logDate} from './log-date.ts';
import {logNumberUnique} from './log-number-unique.ts';
import {logOrder} from './log-order.ts';
import {logReference} from './log-reference.ts';
import {looseProse} from './loose-prose.ts';
import {mergeConflict} from './merge-conflict.ts';
import {metadataCreated} from './metadata-created.ts';
import {metadataValid} from './metadata-valid.ts';
import {noBareHeading} from './no-bare-heading.ts';
import {noBom} from './no-bom.ts';
import {noConflictMarkers} from './no-conflict-markers.ts';
import {noControlCharacters} from './no-control-characters.ts';
import {noDeltaInSpec} from './no-delta-in-spec.ts';
import {noDuplicateFile} from './no-duplicate-file.ts';
import {noDuplicateRequirement} from './no-duplicate-requirement.ts';
import {noDuplicateScenario} from './no-duplicate-scenario.ts';
import {noDuplicateSection} from './no-duplicate-section.ts';
import {noEmptySection} from './no-empty-section.ts';
import {noInvisibleCharacters} from './no-invisible-characters.ts';
import {noMojibake} from './no-mojibake.ts';
import {noNameClash} from './no-name-clash.ts';
import {noPlaceholder} from './no-placeholder.ts';
import {noStrayFiles} from './no-stray-files.ts';
import {noUnclosedComment} from './no-unclosed-comment.ts';
import {noUnclosedFence} from './no-unclosed-fence.ts';
import {noUnusedDisable} from './no-unused-disable.ts';
import {overlappingChanges} from './overlapping-changes.ts';
import {portableName} from './portable-name.ts';
import {proposalExists} from './proposal-exists.ts';
import {proposalSections} from './proposal-sections.ts';
import {protectedPath} from './protected-path.ts';
import {readableFiles} from './readable-files.ts';
import {releaseEntryMisplaced} from './release-entry-misplaced.ts';
import {releaseEntryUnknown} from './release-entry-unknown.ts';
import {releaseHeading} from './release-heading.ts';
import {releaseLink} from './release-link.ts';
import {releaseOrder} from './release-order.ts';
import {releaseSectionRepeated} from './release-section-repeated.ts';
import {renamePair} from './rename-pair.ts';
import {requiredSections} from './required-sections.ts';
import {requirementGone} from './requirement-gone.ts';
import {requirementHeading} from './requirement-heading.ts';
import {requirementKeyword} from './requirement-keyword.ts';
import {requirementLabel} from './requirement-label.ts';
import {requirementLength} from './requirement-length.ts';
import {requirementNew} from './requirement-new.ts';
import {requirementPlace} from './requirement-place.ts';
import {requirementScenario} from './requirement-scenario.ts';
import {requirementTarget} from './requirement-target.ts';
import {requirementText} from './requirement-text.ts';
import {requirementUnchanged} from './requirement-unchanged.ts';
import {scenarioKept} from './scenario-kept.ts';
import {scenarioMark} from './scenario-mark.ts';
import {sectionOrder} from './section-order.ts';
import {skipSpecs} from './skip-specs.ts';
import {specFileName} from './spec-file-name.ts';
import {specMergeable} from './spec-mergeable.ts';
import {specPurpose} from './spec-purpose.ts';
import {specSections} from './spec-sections.ts';
import {staleBase} from './stale-base.ts';
import {summarySections} from './summary-sections.ts';
import {taskInList} from './task-in-list.ts';
import {taskMarker} from './task-marker.ts';
import {taskNumbering} from './task-numbering.ts';
import {tasksCheckboxes} from './tasks-checkboxes.ts';
import {textKept} from './text-kept.ts';
import {validUtf8} from './valid-utf8.ts';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  capabilityKnown,
  capabilityLast,
  capabilityName,
  changeHasDelta,
  changeName,
  changelogDate,
  changelogEntries,
  changelogEntryMissing,
  changelogOrder,
  changelogTable,
  commitTouchesManyChanges,
  configValid(() => rules),
  deltaConflict,
  deltaOperations,
  deltaPath,
  deltaPurpose,
  deltaSection,
  deltaTitle,
  featureKnown,
  filesChangedCount,
  filesChangedEntry,
  filesChangedForm,
  filesChangedMissing,
  filesChangedUnknownPath,
  filesChangedUntouched,
  guidelinesBlock,
  logDate,
  logNumberUnique,
  logOrder,
  logReference,
  looseProse,
  mergeConflict,
  metadataCreated,
  metadataValid,
  noBareHeading,
  noBom,
  noConflictMarkers,
  noControlCharacters,
  noDeltaInSpec,
  noDuplicateFile,
  noDuplicateRequirement,
  noDuplicateScenario,
  noDuplicateSection,
  noEmptySection,
  noInvisibleCharacters,
  noMojibake,
  noNameClash,
  noPlaceholder,
  noStrayFiles,
  noUnclosedComment,
  noUnclosedFence,
  noUnusedDisable,
  overlappingChanges,
  portableName,
  proposalExists,
  proposalSections,
  protectedPath,
  readableFiles,
  releaseEntryMisplaced,
  releaseEntryUnknown,
  releaseHeading,
  releaseLink,
  releaseOrder,
  releaseSectionRepeated,
  renamePair,
  requiredSections,
  requirementGone,
  requirementHeading,
  requirementKeyword,
  requirementLabel,
  requirementLength,
  requirementNew,
  requirementPlace,
  requirementScenario,
  requirementTarget,
  requirementText,
  requirementUnchanged,
  scenarioKept,
  scenarioMark,
  sectionOrder,
  skipSpecs,
  specFileName,
  specMergeable,
  specPurpose,
  specSections,
  staleBase,
  summarySections,
  taskInList,
  taskMarker,
  taskNumbering,
  tasksCheckboxes,
  textKept,
  validUtf8,
];
