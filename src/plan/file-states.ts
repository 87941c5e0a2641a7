import type {Merge} from '../dialects/merge/merge.ts';
import {applyEdits, type TextEdit} from '../markdown/edit.ts';
import {hunksBetween} from '../markdown/hunk.ts';
import type {Source} from '../markdown/source.ts';
import type {RecordedFile} from '../project/archive-record.ts';
import type {Recording} from './recording.ts';

/** What a file is at one moment of an archive: gone, what it was with some edits, or a text of its own. */
export type FileState =
  | {readonly kind: 'absent'}
  | {readonly kind: 'edited'; readonly edits: readonly TextEdit[]}
  | {readonly kind: 'text'; readonly text: string};

/** A file that nothing has been done to. */
export function untouched(source: Source | undefined): FileState {
  return source ? {kind: 'edited', edits: []} : {kind: 'absent'};
}

/** What a merge makes of the spec that lies at its place. */
export function stateAfter({result}: Merge, source: Source | undefined): FileState {
  if (result.kind === 'created') return {kind: 'text', text: result.text};
  if (result.kind === 'retired') return {kind: 'absent'};
  return result.kind === 'edited' ? result : untouched(source);
}

/** How one state became the next, as the record keeps it; nothing where they are the same. */
export function recordedFile(
  path: string,
  source: Source | undefined,
  [before, after]: readonly [FileState, FileState],
  {hashOf, modeOf}: Pick<Recording, 'hashOf' | 'modeOf'>,
): RecordedFile | undefined {
  const [was, is] = [wholeText(source, before), wholeText(source, after)];
  if (was === is) return undefined;
  if (is === undefined) return {kind: 'removed', path, was: was ?? '', mode: modeOf(path)};
  if (was === undefined) return {kind: 'made', path, after: hashOf(is)};
  const hunks =
    source && before.kind === 'edited' && after.kind === 'edited'
      ? hunksBetween(source.text, before.edits, after.edits, hashOf)
      : hunksBetween(
          was,
          [{start: 0, end: was.length, text: was}],
          [{start: 0, end: was.length, text: is}],
          hashOf,
        );
  return {kind: 'edited', path, before: hashOf(was), after: hashOf(is), hunks};
}

/** With the byte order mark, which is no part of what edits are made for. */
function wholeText(source: Source | undefined, state: FileState): string | undefined {
  if (state.kind === 'absent') return undefined;
  return state.kind === 'text'
    ? state.text
    : source && withMark(source, applyEdits(source.text, state.edits));
}

/** A text in the place of a source, whose byte order mark stays. */
export function withMark({hasBom}: Source, text: string): string {
  return hasBom ? `\uFEFF${text}` : text;
}
