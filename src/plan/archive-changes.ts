import {refuseBrokenChangelogs} from '../changelog/status.ts';
import type {Works} from '../changelog/works.ts';
import type {Merge} from '../dialects/merge/merge.ts';
import type {Finding} from '../lint/rule.ts';
import type {Change} from '../project/change.ts';
import {isDay} from '../project/day.ts';
import {type MergeOptions, mergesOf} from '../project/merges.ts';
import {printable} from '../project/names.ts';
import {ARCHIVE, isBelow} from '../project/paths.ts';
import {foldName} from '../project/portable-name.ts';
import type {Project} from '../project/project.ts';
import {joinedRefusal, Refusal, shellLine} from '../refusal.ts';
import {archiveFindings} from './archive-findings.ts';
import {mergeOperations} from './merge-specs.ts';
import {effective, type Operation, type Plan, targetOf} from './plan.ts';
import {previewProject} from './preview.ts';
import {recordOperations} from './record-archive.ts';
import type {Recording} from './recording.ts';
import {updateChangelogs} from './update-changelogs.ts';

/** What a person asks of `openspec archive`. */
export interface ArchiveRequest {
  readonly changes: readonly Change[];
  /** The local date that names the folders, `YYYY-MM-DD`. */
  readonly date: string;
  /** Edits that were planned before: Files Changed, filled from git. */
  readonly filled: Plan;
  readonly allowsOpenTasks: boolean;
  readonly validates: boolean;
  readonly skipsSpecs: boolean;
  /** What may be lost on purpose: scenarios a block leaves out, capabilities without requirements. */
  readonly merging: MergeOptions;
  readonly updatesChangelogs: boolean;
  /** What git knows of the work on changes, for the changelogs. */
  readonly works?: Works | undefined;
  /** What is needed to keep a record in each archived change, by which it can be taken back; none is kept without. */
  readonly recording?: Recording | undefined;
}

/** What archiving would do, or why it would not. */
export interface ArchivePlan {
  readonly plan: Plan;
  readonly moves: readonly {readonly change: Change; readonly to: string}[];
  readonly merges: readonly Merge[];
  /** Findings of the changes as they would be archived; an error among them means that they are not. */
  readonly findings: readonly Finding[];
  /** The project these findings are about: filled, not yet moved. */
  readonly project: Project;
}

/** Plan an archive. Throws a Refusal for what the lint cannot say: open tasks, a name that is taken, a bad date. */
export function planArchive(project: Project, request: ArchiveRequest): ArchivePlan {
  checkDate(request);
  const [refusal, ...refusals] = request.changes.flatMap((change) => refusalsFor(project, change, request));
  if (refusal) throw joinedRefusal([refusal, ...refusals]);
  if (request.updatesChangelogs) refuseBrokenChangelogs(project);
  const filled = previewProject(project, request.filled);
  const changes = request.changes.flatMap(
    ({folder}) => filled.changes.find((change) => change.folder === folder) ?? [],
  );
  const merges = request.skipsSpecs ? [] : mergesOf(filled, changes, request.merging);
  const problems = merges.flatMap((merge) => merge.problems);
  const moves = changes.map((change) => ({change, to: archiveFolder(change, request.date)}));
  const folders: Plan = moves.map(({change, to}) => ({kind: 'move', from: change.folder, to}));
  const archived = previewProject(project, [...request.filled, ...folders]);
  const update = {works: request.works, adds: ({folder}: Change) => moves.some(({to}) => to === folder)};
  const {files: changelogs, records: projected} = request.updatesChangelogs
    ? updateChangelogs(archived, update)
    : {files: [], records: []};
  const specs = problems.length > 0 ? [] : mergeOperations(filled, merges);
  const records =
    problems.length > 0 ? [] : recordOperations({filled, archived, moves, changelogs, update, request});
  return {
    plan: effective([
      ...request.filled,
      ...specs,
      ...changelogs,
      ...projected.map((operation) => beforeMove(operation, moves)),
      ...records,
      ...folders,
    ]),
    moves,
    merges,
    findings: archiveFindings(filled, changes, request, problems),
    project: filled,
  };
}

/** An operation on a folder as it will be called, on what it is called now. */
function beforeMove(operation: Operation, moves: ArchivePlan['moves']): Operation {
  const target = targetOf(operation);
  const move = moves.find(({to}) => isBelow(to, target));
  if (!move || operation.kind === 'move') return operation;
  const path = move.change.folder + target.slice(move.to.length);
  return operation.kind === 'create'
    ? {...operation, path}
    : {...operation, source: {...operation.source, path}};
}

/** `archive/<date>-<name>`; a name that begins with a date does not get a second one. */
function archiveFolder(change: Change, date: string): string {
  return `${ARCHIVE}/${date}-${change.name.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '')}`;
}

function refusalsFor(project: Project, change: Change, request: ArchiveRequest): readonly Refusal[] {
  const {done, total} = change.progress;
  const {name} = change;
  const refusals: Refusal[] = [];
  if (done < total && !request.allowsOpenTasks) {
    const open = `${total - done} of ${total} task${total === 1 ? '' : 's'} open`;
    refusals.push(
      new Refusal('tasks-open', `${printable(name)}: ${open}`, shellLine`openspec archive ${name} --yes`),
    );
  }
  return [...refusals, ...takenFolder(project, change, request.date)];
}

/** Why a change cannot be archived on a day: a folder of its name and that date is there, whatever its case. */
export function takenFolder({input}: Project, change: Change, date: string): readonly Refusal[] {
  const to = foldName(archiveFolder(change, date));
  const taken = input.changeFolders.find((folder) => foldName(folder) === to);
  return taken === undefined
    ? []
    : [new Refusal('already-archived', `${taken} is already there`, shellLine`ls ${taken}`)];
}

function checkDate({date, changes}: ArchiveRequest): void {
  if (isDay(date)) return;
  const names = changes.map(({name}) => name);
  throw new Refusal(
    'bad-date',
    `\`${printable(date)}\` is no date, expected YYYY-MM-DD`,
    shellLine`openspec archive ${names} --date 2026-01-31`,
  );
}
