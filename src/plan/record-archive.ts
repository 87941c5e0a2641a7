import {printable} from '../printable.ts';
import {
  type ArchiveRecord,
  printRecord,
  RECORD,
  type RecordedFile,
  readRecord,
} from '../project/archive-record.ts';
import type {Change} from '../project/change.ts';
import {mergeInto} from '../project/merges.ts';
import {baseName, isBelow} from '../project/paths.ts';
import {specPath} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {recordedFile, stateAfter, untouched} from './file-states.ts';
import type {Operation, Plan} from './plan.ts';
import {recordChangelogs} from './record-changelogs.ts';
import type {Note, Planned, Recording} from './recording.ts';

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

function recordOperation(
  {filled}: Planned,
  change: Change,
  said: Pick<ArchiveRecord, 'at' | 'place' | 'files'>,
): Operation {
  const {folder} = change;
  const path = `${folder}/${RECORD}`;
  if (readRecord(filled.input, change) === 'broken')
    throw new Refusal(
      'record-taken',
      `${printable(path)} is no record of an archive, and one would be written in its place`,
      shellLine`mv ${path} ${`${path}.old`}`,
    );
  const content = printRecord({version: 1, change: baseName(folder), ...said});
  const stale = filled.input.read(path);
  if (!stale) return {kind: 'create', path, content};
  return {kind: 'write', source: stale, edits: [{start: 0, end: stale.text.length, text: content}]};
}

/** Files Changed, as it was filled: each edit is in the folder of its change. */
function recordFills(fills: Plan, moves: Planned['moves'], recording: Recording, note: Note): void {
  for (const operation of fills) {
    if (operation.kind !== 'write') continue;
    const {source, edits} = operation;
    const owner = moves.find(({change}) => isBelow(change.folder, source.path));
    const states = [untouched(source), {kind: 'edited', edits}] as const;
    if (owner) note(owner.change, recordedFile(source.path, source, states, recording));
  }
}

function recordSpecs({filled, moves, request}: Planned, recording: Recording, note: Note): void {
  for (const [capability, changes] of changesByCapability(moves.map(({change}) => change))) {
    const path = specPath(capability);
    const source = filled.document(path)?.source;
    let before = untouched(source);
    for (const [index, change] of changes.entries()) {
      const merged = mergeInto(filled, capability, changes.slice(0, index + 1), request.merging);
      const after = stateAfter(merged, source);
      note(change, recordedFile(path, source, [before, after], recording));
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
