import type {ChangelogState} from '../changelog/entry.ts';
import {views} from '../changelog/index.ts';
import type {HashOf} from '../markdown/hunk.ts';
import {type ArchiveRecord, printRecord, RECORD, type RecordedFile} from '../project/archive-record.ts';
import type {Change} from '../project/change.ts';
import {mergeInto} from '../project/merges.ts';
import {baseName, isBelow} from '../project/paths.ts';
import {type Project, specPath} from '../project/project.ts';
import type {ArchiveRequest} from './archive-changes.ts';
import {type FileState, recordedFile, stateAfter, untouched} from './file-states.ts';
import type {Operation, Plan} from './plan.ts';

/** What a record needs of the world. */
export interface Recording {
  /** Now, ISO 8601 UTC. */
  readonly at: string;
  readonly hashOf: HashOf;
}

/** An archive that is planned, as far as its records are about it. */
interface Planned {
  /** With Files Changed filled, and nothing moved. */
  readonly filled: Project;
  /** With all changes moved, and the changelogs as they were. */
  readonly archived: Project;
  /** In the order of the archive. */
  readonly moves: readonly {readonly change: Change; readonly to: string}[];
  readonly changelogs: Plan;
  readonly request: ArchiveRequest;
}

/**
 * How many changes of one run are told apart in a changelog: each means making the changelog once more. Beyond that
 * taking one of them back leaves the changelogs as they are.
 */
const TOLD_APART = 64;

/**
 * A record for each change, of what its archive writes beyond moving its folder.
 *
 * Changes of one run are recorded as though archived one after the other, so the last one's record starts from what
 * is on disk afterwards.
 */
export function recordOperations(planned: Planned): Plan {
  const {request, moves} = planned;
  const {recording} = request;
  if (!recording) return [];
  const byChange = new Map<string, RecordedFile[]>();
  const note = ({folder}: Change, file: RecordedFile | undefined) => {
    if (file) byChange.set(folder, [...(byChange.get(folder) ?? []), file]);
  };
  recordFills(request.filled, moves, recording, note);
  if (!request.skipsSpecs) recordSpecs(planned, recording, note);
  recordChangelogs(planned, recording, note);
  return moves.map(({change}, place) =>
    recordOperation(planned, change, {at: recording.at, place, files: byChange.get(change.folder) ?? []}),
  );
}

type Note = (change: Change, file: RecordedFile | undefined) => void;

function recordOperation(
  {filled}: Planned,
  {folder}: Change,
  said: Pick<ArchiveRecord, 'at' | 'place' | 'files'>,
): Operation {
  const path = `${folder}/${RECORD}`;
  const content = printRecord({version: 1, change: baseName(folder), ...said});
  const stale = filled.input.read(path);
  if (!stale) return {kind: 'create', path, content};
  return {kind: 'write', source: stale, edits: [{start: 0, end: stale.text.length, text: content}]};
}

/** Files Changed, as it was filled: each edit is in the folder of its change. */
function recordFills(fills: Plan, moves: Planned['moves'], {hashOf}: Recording, note: Note): void {
  for (const operation of fills) {
    if (operation.kind !== 'write') continue;
    const {source, edits} = operation;
    const owner = moves.find(({change}) => isBelow(change.folder, source.path));
    const states = [untouched(source), {kind: 'edited', edits}] as const;
    if (owner) note(owner.change, recordedFile(source.path, source, states, hashOf));
  }
}

function recordSpecs({filled, moves, request}: Planned, {hashOf}: Recording, note: Note): void {
  for (const [capability, changes] of changesByCapability(moves.map(({change}) => change))) {
    const path = specPath(capability);
    const source = filled.document(path)?.source;
    let before = untouched(source);
    for (const [index, change] of changes.entries()) {
      const merged = mergeInto(filled, capability, changes.slice(0, index + 1), request.merging);
      const after = stateAfter(merged, source);
      note(change, recordedFile(path, source, [before, after], hashOf));
      before = after;
    }
  }
}

function changesByCapability(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const touching = new Map<string, Change[]>();
  for (const change of changes)
    for (const capability of new Set(change.requirementDeltas.map((delta) => delta.capability)))
      touching.set(capability, [...(touching.get(capability) ?? []), change]);
  return touching;
}

function recordChangelogs(planned: Planned, {hashOf}: Recording, note: Note): void {
  const {filled, moves, changelogs} = planned;
  if (moves.length > TOLD_APART) return;
  for (const operation of changelogs) {
    const document = operation.kind === 'write' ? filled.document(operation.source.path) : undefined;
    const view = views.find(({path}) => path === document?.source.path);
    if (!document || !view) continue;
    const {source} = document;
    let before = untouched(source);
    for (const [index, {change}] of moves.entries()) {
      const edits = view.project(document, stateAfterFirst(index + 1, planned));
      const after: FileState = {kind: 'edited', edits};
      note(change, recordedFile(source.path, source, [before, after], hashOf));
      before = after;
    }
  }
}

/** The changes as a changelog would find them, were only the first of these archived. */
function stateAfterFirst(count: number, {filled, archived, moves}: Planned): ChangelogState {
  const done = new Set(moves.slice(0, count).map(({change}) => change.folder));
  const waiting = new Set(moves.slice(count).map(({to}) => to));
  return {
    active: filled.changes.filter(({folder}) => !done.has(folder)),
    archived: archived.archive.filter(({folder}) => !waiting.has(folder)),
  };
}
