import {applyEdits} from '../../../markdown/edit.ts';
import {lineStart} from '../../../markdown/place.ts';
import {descendants} from '../../../markdown/section.ts';
import {depthEdits} from '../heading-depth.ts';
import type {CurrentBlock} from '../marks/scenario-marks.ts';
import {readBlock} from '../read-block.ts';
import {renameHeading} from '../rename-heading.ts';

/** A requirement under another name, its heading at another depth and those below it along. */
export function blockAs(current: CurrentBlock, name: string, depth: number): CurrentBlock {
  const {document, requirement} = current;
  const {section, block} = requirement;
  if (requirement.name === name && section.depth === depth) return current;
  const start = lineStart(document.text, block.start);
  const sections = [section, ...descendants(section)].filter((each) => each.start < block.end);
  const edits = [
    ...depthEdits(document, sections, depth),
    ...(requirement.name === name ? [] : [renameHeading(document, requirement, name)]),
  ].map((edit) => ({...edit, start: edit.start - start, end: edit.end - start}));
  return readBlock(applyEdits(document.text.slice(start, block.end), edits)) ?? current;
}
