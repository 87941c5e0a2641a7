import {type ConflictHunk, conflictHunksIn} from '../../markdown/conflict-hunk.ts';
import {applyEdits} from '../../markdown/edit.ts';
import type {Range} from '../../markdown/place.ts';
import {type ChangeRecord, parseProjected, printProjected} from '../record.ts';
import {mergeRecords} from './merge-records.ts';
import type {MergeStages, UnresolvedHunk} from './resolve.ts';

/** A record without conflicts, or where it cannot be read. */
export type RecordResolution =
  | {readonly kind: 'resolved'; readonly text: string}
  | ({readonly kind: 'stays'} & UnresolvedHunk);

/** What is asked about a record that cannot be read. */
export interface RecordRequest {
  readonly text: string;
  /** The folder of the change. */
  readonly folder: string;
  /** The record as each side has it, where that is known. */
  readonly stages: MergeStages | undefined;
}

/** Put the two sides of a record together that git left conflicts in. Never throws. */
export function resolveRecord({text, folder, stages}: RecordRequest): RecordResolution {
  const hunks = conflictHunksIn(text);
  const start = hunks[0]?.start ?? 0;
  if (hunks.length === 0) return {kind: 'stays', start, reason: 'it is no record that can be read'};
  const [base, ours, theirs] = sidesOf(text, hunks, stages).map((side) => readSide(side, folder));
  if (!ours || !theirs) return {kind: 'stays', start, reason: 'a side of it is no record that can be read'};
  const result = mergeRecords(base, ours, theirs);
  if (result.kind === 'stays') return {...result, start};
  return {kind: 'resolved', text: printProjected(folder, result.record)};
}

/** What both began with, ours and theirs: as git keeps them while nobody wrote into the file, else as the markers part them. */
function sidesOf(
  text: string,
  hunks: readonly ConflictHunk[],
  stages: MergeStages | undefined,
): readonly (string | undefined)[] {
  const part = (choose: (hunk: ConflictHunk) => Range) => {
    const edits = hunks.map((hunk) => {
      const {start, end} = choose(hunk);
      return {start: hunk.start, end: hunk.end, text: text.slice(start, end)};
    });
    return applyEdits(text, edits).replaceAll('\r\n', '\n');
  };
  const [ours, theirs] = [part((hunk) => hunk.ours), part((hunk) => hunk.theirs)];
  const isAsLeft = stages?.merged.some((left) => left.ours === ours && left.theirs === theirs);
  if (stages && isAsLeft) return [stages.base, stages.ours, stages.theirs];
  const hasBase = hunks.every(({base}) => base);
  return [hasBase ? part((hunk) => hunk.base ?? hunk) : stages?.base, ours, theirs];
}

function readSide(text: string | undefined, folder: string): ChangeRecord | undefined {
  const read = text === undefined ? undefined : parseProjected(text, folder);
  return read === 'broken' ? undefined : read;
}
