import type {KeptView} from '../../changelog/kept-views.ts';
import {mergeView} from '../../changelog/merge-view.ts';
import {isCrowded, mergeSpecTexts} from '../../dialects/merge/merge-spec-texts.ts';
import {parse} from '../../markdown/document.ts';
import {type Markers, markedText} from '../../markdown/merge/conflict-text.ts';
import {mergeLines} from '../../markdown/merge/lines.ts';
import {mergeTexts} from '../../markdown/merge/merge-texts.ts';
import {conflictsAmong, type Piece, type Sides} from '../../markdown/merge/pieces.ts';
import {sourceOf} from '../../markdown/source.ts';
import {isBelow, OPENSPEC} from '../../project/paths.ts';
import {charactersOf, textOf} from './byte-text.ts';

/** A file that git has three versions of. */
export interface MergeFileRequest {
  /** Relative to the project's root; absent where no project has the file. */
  readonly path: string | undefined;
  /** The view that is kept in it. */
  readonly kept: KeptView | undefined;
  /** The base is empty where there was no such file. */
  readonly sides: Sides<Uint8Array>;
  readonly markers: Markers;
}

/** What a merge of a file comes to. */
export interface MergedFile {
  readonly bytes: Uint8Array;
  /** How many conflicts are marked in it. */
  readonly conflicts: number;
}

/** Merge three versions of a file; nothing where one of them is no text, `crowded` where git does better. Never throws. */
export function mergeFile(request: MergeFileRequest): MergedFile | 'crowded' | undefined {
  const {sides, markers} = request;
  if ([sides.base, sides.ours, sides.theirs].some((bytes) => bytes.includes(0))) return undefined;
  const {base, ours, theirs, encode, isUtf8} = textOf(sides);
  if ([base, ours, theirs].some(isCrowded)) return 'crowded';
  const pieces = piecesOf(request, {base, ours, theirs}, isUtf8);
  const isUtf8Label = (label: string) => (isUtf8 ? label : charactersOf(new TextEncoder().encode(label)));
  const text = markedText(pieces, {
    ...markers,
    ours: isUtf8Label(markers.ours),
    theirs: isUtf8Label(markers.theirs),
  });
  return {bytes: encode(text), conflicts: conflictsAmong(pieces).length};
}

function piecesOf({path, kept}: MergeFileRequest, sides: Sides<string>, isUtf8: boolean): readonly Piece[] {
  const isOurs = kept !== undefined || (path !== undefined && isBelow(OPENSPEC, path) && /\.md$/i.test(path));
  if (!isUtf8 || !isOurs) return mergeTexts(sides, mergeLines);
  const isKept = kept && (kept.isConfigured || kept.view.detect(parse(sourceOf(kept.path, sides.ours))));
  if (isKept) return mergeView(kept, sides);
  if (kept && !/\.md$/i.test(kept.path)) return mergeTexts(sides, mergeLines);
  return mergeSpecTexts(sides);
}
