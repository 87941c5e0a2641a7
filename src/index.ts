/**
 * The library behind the `openspec` command: read a project, lint it, plan changes to it, commit a plan.
 *
 * Reading and planning are pure; `openProject` and `commit` touch the disk through the `Fs` they are given.
 */

export {kinds} from './deltas/index.ts';
export type {DeltaKind, Keyword} from './deltas/kind.ts';
export type {DialectId} from './dialects/dialect.ts';
export type {FeatureDelta, FeatureSection} from './dialects/feature.ts';
export {type CommitOptions, commit} from './disk/commit.ts';
export type {Entry, EntryKind, Fs} from './disk/fs.ts';
export {hashOfText} from './disk/journal.ts';
export {memoryFs} from './disk/memory-fs.ts';
export {nodeFs} from './disk/node-fs.ts';
export {type OpenProject, openProject} from './disk/open-project.ts';
export {type Turn, takeTurn} from './disk/turn.ts';
export type {Git} from './git/git.ts';
export {gitAt} from './git/git-at.ts';
export {type Attribution, attribute} from './history/attribution.ts';
export type {Commit, FileChange, History} from './history/history.ts';
export {listedPart} from './history/listed-part.ts';
export {mentionsIn} from './history/message.ts';
export {type Fixed, type FixOptions, fixAll} from './lint/fixes/fix.ts';
export type {Finding, Problem, Rule, Severity} from './lint/rule.ts';
export {rules} from './lint/rules/index.ts';
export {lint} from './lint/run.ts';
export {type Scope, wholeProject} from './lint/scope.ts';
export {type Selection, selected} from './lint/select.ts';
export {configSchema} from './lint/settings/config-schema.ts';
export {type Document, parse} from './markdown/document.ts';
export {applyEdits, type TextEdit} from './markdown/edit.ts';
export type {Point, Range} from './markdown/place.ts';
export type {Section} from './markdown/section.ts';
export {decode, type Source} from './markdown/source.ts';
export {type ArchivePlan, type ArchiveRequest, planArchive} from './plan/archive-changes.ts';
export {type NewChange, planNewChange} from './plan/new-change.ts';
export type {Operation, Plan} from './plan/plan.ts';
export {previewProject} from './plan/preview.ts';
export {planUnarchive, type UnarchivePlan} from './plan/unarchive-change.ts';
export type {Change, Status} from './project/change.ts';
export type {Project} from './project/project.ts';
export {readProject} from './project/read-project.ts';
export {Refusal} from './refusal.ts';
