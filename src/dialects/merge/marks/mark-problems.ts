import type {Document} from '../../../markdown/document.ts';
import type {Requirement} from '../../requirement-block.ts';
import {clashesIn} from './mark-clashes.ts';
import {markTitle, misspeltMarks} from './misspelt-marks.ts';
import {
  type CurrentBlock,
  listedNames,
  type MarkProblem,
  type RenameMark,
  readMarks,
} from './scenario-marks.ts';

/** Why the scenario marks of a block cannot be followed, at their headings: at most one reason for each. */
export function markProblems(
  document: Document,
  requirement: Requirement,
  current: CurrentBlock | undefined,
): readonly MarkProblem[] {
  const found = [
    ...unfinishedMarks(document, requirement),
    ...misspelt(document, requirement, current),
    ...clashesIn(
      readMarks(document, requirement),
      listedNames(requirement),
      current ? listedNames(current.requirement) : [],
    ),
  ];
  const first = new Map(found.toReversed().map((problem) => [problem.range.start, problem]));
  return [...first.values()];
}

/** Marks without a name, and those with text where none belongs: wrong whatever the spec says. */
export function unfinishedMarks(document: Document, requirement: Requirement): readonly MarkProblem[] {
  const {removed, renamed} = readMarks(document, requirement);
  const found = [
    ...removed.map(({heading, name}) => ({heading, message: name === '' ? nameless('REMOVED') : undefined})),
    ...renamed.map((mark) => ({heading: mark.marker.heading, message: unfinishedRename(mark)})),
  ];
  return found.flatMap(({heading, message}) => (message === undefined ? [] : [{range: heading, message}]));
}

function unfinishedRename({from, to, hasTextAbove}: RenameMark): string | undefined {
  if (from === '') return nameless('RENAMED');
  const label = `\`RENAMED Scenario: ${from}\``;
  if (to === undefined) return `${label} without a new name, expected a line \`TO: Name\` below it`;
  return hasTextAbove
    ? `${label} with text above \`TO: ${to}\`, expected that line first, and the new text below it`
    : undefined;
}

function nameless(keyword: 'REMOVED' | 'RENAMED'): string {
  return `\`${keyword} Scenario\` without a name, expected \`#### ${keyword} Scenario: Name\``;
}

function misspelt(
  document: Document,
  requirement: Requirement,
  current: CurrentBlock | undefined,
): readonly MarkProblem[] {
  return misspeltMarks(document, requirement, current).map((mark) => {
    const {section, heading, depth} = mark;
    const written = `${'#'.repeat(section.depth)} ${section.title}`;
    const right = `${'#'.repeat(Math.min(depth, 6))} ${markTitle(mark)}`;
    return {range: heading, message: `\`${written}\` is not read as a marker, expected \`${right}\``};
  });
}
