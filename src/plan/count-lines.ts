import type {ListedFile} from '../dialects/listed-files.ts';
import type {AttributedFile, Attribution} from '../history/attribution.ts';
import type {LineCount, LineCounts, Unit} from '../history/line-counts.ts';
import type {TextEdit} from '../markdown/edit.ts';

/** What is to be counted for the files of some changes: each commit against its first parent. */
export function unitsToCount(attributions: readonly Attribution[]): readonly Unit[] {
  const commits = attributions.flatMap((each) => each.commits);
  const byHash = new Map(commits.map(({hash, parents}) => [hash, {hash, parent: parents[0]}]));
  const touching = attributions.flatMap(({files}) => files.flatMap(({touches}) => touches));
  return [...new Set(touching.map(({hash}) => hash))].flatMap((hash) => byHash.get(hash) ?? []);
}

/** The lines of each file of a change that has a count, by its path. */
export function linesByPath({files}: Attribution, counts: LineCounts): ReadonlyMap<string, LineCount> {
  return new Map(
    files.flatMap((file) => {
      const lines = linesOf(file, counts);
      return lines ? [[file.path, lines] as const] : [];
    }),
  );
}

/**
 * The lines a change added to a file and deleted from it: of one commit or merge what it comes to, of several the sum.
 *
 * Nothing when any part of it has no lines or cannot be counted, or is not committed yet.
 */
function linesOf({touches, isUncommitted}: AttributedFile, counts: LineCounts): LineCount | undefined {
  const parts = touches.map(({hash, path}) => counts.get(hash)?.get(path));
  if (isUncommitted || parts.length === 0) return undefined;
  let [added, deleted] = [0, 0];
  for (const part of parts) {
    if (!part) return undefined;
    added += part.added;
    deleted += part.deleted;
  }
  return {added, deleted};
}

/** `+53/−25` */
export function printLineCount({added, deleted}: LineCount): string {
  return `+${added}/−${deleted}`;
}

const NOTED = /\([+\-−–±\d/,\s]+\)/;

/** The edit that has a listed file show these lines, where it shows others or none. */
export function countEntry(text: string, {noteRange}: ListedFile, lines: LineCount): readonly TextEdit[] {
  const note = text.slice(noteRange.start, noteRange.end);
  const shown = `(${printLineCount(lines)})`;
  const found = NOTED.exec(note);
  if (found?.[0] === shown) return [];
  const start = found ? noteRange.start + found.index : noteRange.end;
  return found
    ? [{start, end: start + found[0].length, text: shown}]
    : [{start, end: start, text: ` ${shown}`}];
}
