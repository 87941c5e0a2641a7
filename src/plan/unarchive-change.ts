import {keptViews} from '../changelog/kept-views.ts';
import {PROJECTED, recordsOf} from '../changelog/record.ts';
import type {HashOf} from '../markdown/hunk.ts';
import {type ArchiveRecord, pathNow, RECORD, readRecord} from '../project/archive-record.ts';
import type {Change} from '../project/change.ts';
import {printable} from '../project/names.ts';
import {CHANGES, foldersOf, isBelow} from '../project/paths.ts';
import {foldName} from '../project/portable-name.ts';
import type {Project} from '../project/project.ts';
import {joinedRefusal, Refusal, shellLine} from '../refusal.ts';
import {capabilityOf, changedSince} from './changed-since.ts';
import {writeRecord} from './keep-records.ts';
import {OWN_RECORDS} from './own-records.ts';
import type {Operation, Plan} from './plan.ts';
import {takeBack} from './take-back.ts';
import {stillTellsOf, withdrawEntries} from './withdraw-entries.ts';

/** What taking an archive back would do. */
export interface UnarchivePlan {
  readonly change: Change;
  /** The name of the change once it is active again, and its folder. */
  readonly name: string;
  readonly to: string;
  readonly plan: Plan;
  /** Files that were changed since and keep what they say, or some of it: none of them is a living spec. */
  readonly left: readonly string[];
}

/**
 * Plan the exact inverse of an archive, from the record that it left in the change's folder.
 *
 * A living spec that was changed since is still brought back as long as nothing else touched the same requirements.
 * Throws a Refusal: `not-archived`, `no-record`, `bad-record`, `name-taken`, `released`, or `changed-since` that names what did.
 */
export function planUnarchive(project: Project, change: Change, hashOf: HashOf): UnarchivePlan {
  const record = recordOf(project, change);
  const to = `${CHANGES}/${record.change}`;
  if (project.input.changeFolders.some((folder) => foldName(folder) === foldName(to)))
    throw new Refusal('name-taken', `${to} is already there`, shellLine`mv ${to} ${`${to}-2`}`);
  refuseReleased(project, change);
  const plan: Operation[] = [];
  const left: string[] = [];
  const refusals: Refusal[] = [];
  for (const file of record.files) {
    const path = pathNow(record, change, file.path);
    const operation = takeBack(project, {change, path, file}, hashOf);
    if (operation) plan.push(operation);
    else if (capabilityOf(path) !== undefined) refusals.push(changedSince(project, change, file, path));
    else {
      const withdrawn = withdrawEntries(project, change, path);
      if (withdrawn) plan.push(withdrawn);
      if (!withdrawn || stillTellsOf(project, change, withdrawn)) left.push(path);
    }
  }
  const [refusal, ...others] = refusals;
  if (refusal) throw joinedRefusal([refusal, ...others]);
  const reserved = keepNumbers(project, change, left);
  for (const ours of OWN_RECORDS) {
    const source = project.input.read(`${change.folder}/${ours}`);
    if (source && !(reserved && ours === PROJECTED)) plan.push({kind: 'remove', source});
  }
  if (reserved) plan.push(...reserved);
  return {change, name: record.change, to, left, plan: [...plan, {kind: 'move', from: change.folder, to}]};
}

/** What a release has told people of cannot be taken back; it can be undone by another change. */
function refuseReleased(project: Project, {name, folder}: Change): void {
  const [released] = Object.entries(recordsOf(project, folder)).filter(
    ([, {release}]) => release !== undefined,
  );
  if (!released) return;
  const [path, {release = ''}] = released;
  throw new Refusal(
    'released',
    `${printable(name)} was released in ${printable(release)}, ${printable(path)} says so: what was released is history`,
    shellLine`openspec new ${`revert-${name}`}`,
  );
}

/**
 * The numbers that logs gave the change stay with it, as they are never given again; where its entry is left in the log,
 * so does what was written there. Nothing for a change without a number.
 */
function keepNumbers(project: Project, {folder}: Change, left: readonly string[]): Plan | undefined {
  const numbered = Object.entries(recordsOf(project, folder)).flatMap(([path, {fields, number}]) =>
    number === undefined ? [] : [[path, {fields: left.includes(path) ? fields : {}, number}] as const],
  );
  if (numbered.length === 0) return undefined;
  const operation = writeRecord(project, folder, Object.fromEntries(numbered));
  return operation ? [operation] : [];
}

function recordOf(project: Project, change: Change): ArchiveRecord {
  const name = printable(change.name);
  if (!change.archived)
    throw new Refusal('not-archived', `${name} is not archived`, shellLine`openspec show ${change.name}`);
  const record = readRecord(project.input, change);
  const path = `${change.folder}/${RECORD}`;
  const log = shellLine`git log --stat -- ${change.folder}`;
  if (record === undefined)
    throw new Refusal(
      'no-record',
      `${printable(path)} is not there: the archive of ${name} left no record to take it back by; git has what it changed`,
      log,
    );
  if (record === 'broken' || !isSound(project, record))
    throw new Refusal('bad-record', `${printable(path)} is not as an archive wrote it`, log);
  return record;
}

/** Whether an archive could have written all that, each file once. */
function isSound(project: Project, record: ArchiveRecord): boolean {
  const paths = record.files.map(({path}) => path);
  const known = new Set(paths);
  const isAlone = (path: string) => !foldersOf(path).some((folder) => known.has(folder));
  return known.size === paths.length && paths.every((path) => isOurs(project, record, path) && isAlone(path));
}

/** Whether an archive of this change could have written there. */
function isOurs(project: Project, {change}: ArchiveRecord, path: string): boolean {
  const folder = `${CHANGES}/${change}`;
  const isOwn = isBelow(folder, path) && path !== `${folder}/${RECORD}`;
  return isOwn || capabilityOf(path) !== undefined || keptViews(project).some((view) => view.path === path);
}
