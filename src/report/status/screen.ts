import type {Style} from '../style.ts';
import {archivedPart, workPart} from './archived-part.ts';
import {artifactsPart, deltasPart} from './artifacts-part.ts';
import {checklistPart} from './checklist-part.ts';
import {filesPart} from './files-part.ts';
import {findingsPart} from './findings-part.ts';
import {headPart, nextPart} from './head-part.ts';
import {leftPart} from './left-part.ts';
import {overlapsPart} from './overlaps-part.ts';
import type {Part, Screen} from './part.ts';
import type {WholeState} from './state.ts';

/** The parts of the screen, in order: what to do stands last, where the eye is when the command is done. */
const PARTS: readonly Part[] = [
  headPart,
  nextPart,
  artifactsPart,
  deltasPart,
  findingsPart,
  filesPart,
  overlapsPart,
  workPart,
  archivedPart,
  checklistPart,
  leftPart,
];

/** One change on one screen: parts with a blank line between them; those that have nothing to say are left out. */
export function statusScreen(state: WholeState, style: Style, mustFit: boolean): string {
  const screen: Screen = {style, mustFit};
  const parts = PARTS.map((part) => part(state, screen)).filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
