import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {printable} from '../../project/names.ts';

/** A heading as a message shows it: `### Requirement: Login`. */
export function shownHeading({depth, title}: Section): string {
  return `\`${printable(`${'#'.repeat(depth)} ${title}`.trim())}\``;
}

/** Put a heading, and those below it where it keeps its distance to them, at another level; nothing where one is underlined. */
export function relevelled(
  document: Document,
  section: Section,
  depth: number,
): readonly TextEdit[] | undefined {
  const isNested = section.children[0]?.depth === section.depth + 1;
  const moved = isNested ? [section, ...descendants(section)] : [section];
  const edits = moved.map((each) => marks(document, each, each.depth + depth - section.depth));
  const sound = edits.filter((edit) => edit !== undefined);
  return sound.length === edits.length ? sound : undefined;
}

function marks({text}: Document, {heading, depth}: Section, wanted: number): TextEdit | undefined {
  if (!heading || wanted < 1 || wanted > 6) return undefined;
  const {start} = rangeOf(heading);
  const isAtx = text.startsWith('#'.repeat(depth), start);
  return isAtx ? {start, end: start + depth, text: '#'.repeat(wanted)} : undefined;
}
