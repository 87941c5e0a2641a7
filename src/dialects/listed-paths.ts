import type {PhrasingContent} from 'mdast';
import {nodesOfType, rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';

/** A path in a code span, and the node it stands in. */
export interface ListedPath {
  readonly path: string;
  readonly range: Range;
}

/** A note that stands behind a path in code, where the path itself ends. */
const NOTE =
  /^(?:\s*\((?:new|added|deleted|removed|submodule [0-9a-f.]+|(?:renamed|moved)(?:[^()`]|`[^`]*`)*|[+\-−–±\d/,\s]+)\))*/i;
/** A note at the end of plain words. */
const LAST_NOTE =
  /(?<!\s)\s*\((?:new|added|deleted|removed|submodule [0-9a-f.]+|(?:renamed|moved)[^()]*|[+\-−–±\d/,\s]+)\)$/i;
const SEPARATOR = /^\s*(?:-{1,2}|–|—|:|→|=>|->)(?=\s|$)\s*|^\s*:\s*/;
const JOINT = /^\s*(?:[,;&+/]|,?\s*and\b|<br\s*\/?>)\s*/i;

/** What stands behind a path in brackets: `(new)`, `` (renamed from `old`) ``; empty when nothing does. */
export function noteIn(rest: string): string {
  return NOTE.exec(rest)?.[0] ?? '';
}

/** The same behind a path in plain words, white space in front of it included. */
export function noteBehindWords(words: string): string {
  return LAST_NOTE.exec(words)?.[0] ?? '';
}

/** What parts the paths from the description, white space included; empty when nothing does. */
export function separatorIn(rest: string): string {
  return SEPARATOR.exec(rest)?.[0] ?? '';
}

/**
 * The paths behind the first one of an entry: code joined to it by a comma, a line break or the like.
 *
 * Words behind the last one could go on about code that is no path; then only what looks like a path is one.
 */
export function furtherPaths(
  text: string,
  nodes: readonly PhrasingContent[],
  first: Range,
  end: number,
): readonly ListedPath[] {
  const byStart = new Map(nodes.map((node) => [rangeOf(node).start, node] as const));
  const found: ListedPath[] = [];
  let at = first.end;
  for (;;) {
    const rest = text.slice(at, end);
    const note = noteIn(rest);
    const joint = JOINT.exec(rest.slice(note.length))?.[0];
    const next = joint === undefined ? undefined : codeIn(byStart.get(at + note.length + joint.length));
    if (!next) break;
    found.push(next);
    at = next.range.end;
  }
  const tail = text.slice(at, end);
  const behind = tail.slice(noteIn(tail).length);
  const isClosed = behind.trim() === '' || separatorIn(behind) !== '';
  const isPath = ({path}: ListedPath): boolean => !/[\s()]/.test(path) && (isClosed || /[./]/.test(path));
  return found.every(isPath) ? found : [];
}

function codeIn(node: PhrasingContent | undefined): ListedPath | undefined {
  const code = node && nodesOfType(node, 'inlineCode')[0];
  return node && code ? {path: code.value.trim(), range: rangeOf(node)} : undefined;
}
