import type {Document} from '../../markdown/document.ts';
import {lineStart} from '../../markdown/place.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {ownEnd, type Requirement} from '../requirement-block.ts';
import {depthEdits} from './heading-depth.ts';
import {editedPart, markEdits} from './marks/mark-edits.ts';
import type {CurrentBlock} from './marks/scenario-marks.ts';

/**
 * A block as it is written into the spec, LF, no white space at its ends: the scenario marks taken out, without what
 * stands behind it in the delta (rules, comments, link definitions), its headings at the depth of those it replaces.
 *
 * A renamed scenario whose text the block does not repeat is carried over from `current`, under its new name.
 */
export function blockText(
  document: Document,
  requirement: Requirement,
  current?: CurrentBlock,
  depth = current?.requirement.section.depth ?? requirement.section.depth,
): string {
  const {section} = requirement;
  const {edits, gone} = markEdits(document, requirement, current);
  const taken = new Set(gone.flatMap((marker) => withAll(marker.section)));
  const kept = withAll(section).filter((each) => !taken.has(each));
  const part = {start: lineStart(document.text, section.start), end: writtenEnd(document, requirement)};
  const inside = edits
    .filter(({start}) => start < part.end)
    .map((edit) => ({...edit, end: Math.min(edit.end, part.end)}));
  const written = editedPart(document.text, part, [...inside, ...depthEdits(document, kept, depth)]);
  return written.replace(/\r\n?/g, '\n').trim();
}

/** Where a block ends that is written: before the markers at its end that drop scenarios, and what stands above them. */
export function writtenEnd({text}: Document, {section, block, scenarios}: Requirement): number {
  const last = scenarios.findLastIndex(({kind}) => kind !== 'removed');
  const dropped = new Set(scenarios.slice(last + 1).flatMap((marker) => withAll(marker.section)));
  return dropped.size === 0
    ? block.end
    : ownEnd(
        text,
        section,
        withAll(section).filter((part) => !dropped.has(part)),
      );
}

function withAll(section: Section): readonly Section[] {
  return [section, ...descendants(section)];
}
