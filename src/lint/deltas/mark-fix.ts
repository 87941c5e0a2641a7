import {type MisspeltMark, markTitle} from '../../dialects/merge/marks/misspelt-marks.ts';
import {type CurrentBlock, listedNames, readMarks} from '../../dialects/merge/marks/scenario-marks.ts';
import type {Requirement} from '../../dialects/requirement-block.ts';
import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {innerSource, rangeOf} from '../../markdown/node.ts';
import type {Section} from '../../markdown/section.ts';
import {relevelled} from './headings.ts';

/** The edits that make a misspelt mark one, where it surely means a scenario of the spec that the block says nothing else of. */
export function markFix(
  document: Document,
  requirement: Requirement,
  current: CurrentBlock,
  mark: MisspeltMark,
): readonly TextEdit[] | undefined {
  const {removed, renamed} = readMarks(document, requirement);
  const said = [
    ...listedNames(requirement),
    ...removed.map(({name}) => name),
    ...renamed.map(({from}) => from),
  ];
  const isMeant = listedNames(current.requirement).includes(mark.from) && !said.includes(mark.from);
  const first = mark.section.heading?.children[0];
  if (!isMeant || !mark.section.heading || !first) return undefined;
  const level = levelEdits(document, requirement, mark);
  const {start} = rangeOf(first);
  const end = start + innerSource(document.text, mark.section.heading).length;
  return level && [...level, {start, end, text: markTitle(mark)}];
}

/** A mark at another level is moved where it takes nothing along that stood behind it. */
function levelEdits(
  document: Document,
  {section: {children}}: Requirement,
  {section, depth}: MisspeltMark,
): readonly TextEdit[] | undefined {
  if (section.depth === depth) return [];
  const isLast = children.some((scenario: Section) => scenario.children.at(-1) === section);
  return isLast && section.children.length === 0 ? relevelled(document, section, depth) : undefined;
}
