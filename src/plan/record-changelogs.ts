import type {ChangelogState} from '../changelog/entry.ts';
import {keptViews} from '../changelog/kept-views.ts';
import {recordsOf} from '../changelog/record.ts';
import {type FileState, recordedFile, untouched} from './file-states.ts';
import {targetOf} from './plan.ts';
import {projectionOf} from './project-views.ts';
import type {Note, Planned, Recording} from './recording.ts';

/**
 * How many changes of one run are told apart in a changelog: each means making the changelog once more. Beyond that
 * taking one of them back leaves the changelogs as they are.
 */
const TOLD_APART = 64;

/** What each change adds to the changelogs, as though they were archived one after the other. */
export function recordChangelogs(planned: Planned, recording: Recording, note: Note): void {
  const {filled, archived, moves, changelogs, update} = planned;
  const isByFolder = moves.every(({to}, index) => index === 0 || (moves[index - 1]?.to ?? '') < to);
  for (const operation of changelogs) {
    const path = targetOf(operation);
    const kept = keptViews(filled).find((each) => each.path === path);
    // Numbers are given by folder: changes archived in another order get other numbers one by one than together, and so
    // do changes beside one that keeps a number from an archive before.
    const keepsNumber = moves.some(
      ({change}) => recordsOf(filled, change.folder)[path]?.number !== undefined,
    );
    const isOrdered = moves.length === 1 || (isByFolder && !keepsNumber);
    if (moves.length > TOLD_APART || (kept?.view.id === 'technical' && !isOrdered)) {
      for (const {change} of moves) note(change, {kind: 'untold', path});
      continue;
    }
    const document = filled.document(path);
    if (!document || !kept) continue;
    const {source} = document;
    let before = untouched(source);
    for (const [index, {change}] of moves.entries()) {
      const state = stateAfterFirst(index + 1, planned);
      const {edits} = kept.view.project(document, projectionOf(archived, kept, {...update, state}));
      const after: FileState = {kind: 'edited', edits};
      note(change, recordedFile(path, source, [before, after], recording));
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
