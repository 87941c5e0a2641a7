import {isCrowded, mergeSpecTexts} from '../../dialects/merge/merge-spec-texts.ts';
import {readSpec, type Spec} from '../../dialects/spec.ts';
import {excessIn, parse} from '../../markdown/document.ts';
import {mergeLines} from '../../markdown/merge/lines.ts';
import {mergeTexts} from '../../markdown/merge/merge-texts.ts';
import type {Piece, Sides} from '../../markdown/merge/pieces.ts';
import type {Range} from '../../markdown/place.ts';
import {descendants} from '../../markdown/section.ts';
import {sourceOf} from '../../markdown/source.ts';

/** The requirements, or else the sections, that one conflict lies in, by their names on either side. */
export interface ConflictPlace {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** Where merging two versions of a spec leaves conflicts, when git asks us to merge it. */
export function conflictedRequirements(sides: Sides<string>): readonly ConflictPlace[] {
  const isCrowd = [sides.base, sides.ours, sides.theirs].some(isCrowded);
  const pieces = isCrowd ? mergeTexts(sides, mergeLines) : mergeSpecTexts(sides);
  if (pieces.every((piece) => typeof piece === 'string')) return [];
  const [ours, theirs] = [placesIn(pieces, 'ours'), placesIn(pieces, 'theirs')];
  return ours.map((names, index) => ({ours: names, theirs: theirs[index] ?? []}));
}

/** For each conflict, what it lies in on one side of all of them; nothing where that side has taken it out. */
function placesIn(pieces: readonly Piece[], side: 'ours' | 'theirs'): readonly (readonly string[])[] {
  const places: (Range | undefined)[] = [];
  let text = '';
  for (const piece of pieces) {
    const said = typeof piece === 'string' ? piece : piece[side];
    const range = {start: text.length, end: text.length + (said?.length ?? 0)};
    if (typeof piece !== 'string') places.push(said === undefined ? undefined : range);
    text += said ?? '';
  }
  const source = sourceOf('', text);
  const spec = excessIn(source) === undefined ? readSpec(parse(source)) : undefined;
  const bom = text.length - source.text.length;
  return places.map((range) =>
    range ? namesAt(spec, {start: range.start - bom, end: range.end - bom}) : [],
  );
}

function namesAt(spec: Spec | undefined, range: Range): readonly string[] {
  if (!spec) return [];
  const met = spec.requirements.filter(({section}) => isMet(section, range)).map(({name}) => name);
  if (met.length > 0) return met;
  const sections = descendants(spec.document.top).filter((section) => isMet(section, range));
  return sections.slice(-1).map(({title}) => title);
}

/** A place without a length is met by what it stands in. */
function isMet({start, end}: Range, range: Range): boolean {
  return start < Math.max(range.end, range.start + 1) && end > range.start;
}
