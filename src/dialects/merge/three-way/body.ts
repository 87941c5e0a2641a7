import type {Requirement} from '../../requirement-block.ts';
import type {CurrentBlock} from '../marks/scenario-marks.ts';
import {comparable} from '../slots.ts';

const known = new WeakMap<Requirement, string>();

/** What a requirement says below its heading, comparable. */
export function bodyOf(current: CurrentBlock | undefined): string {
  if (!current) return '';
  const {document, requirement} = current;
  const {heading, block} = requirement;
  const body = known.get(requirement) ?? comparable(document.text.slice(heading.end, block.end));
  known.set(requirement, body);
  return body;
}
