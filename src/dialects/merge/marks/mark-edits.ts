import type {Document} from '../../../markdown/document.ts';
import {applyEdits, type TextEdit} from '../../../markdown/edit.ts';
import {lineEnd, lineStart, type Range} from '../../../markdown/place.ts';
import type {Requirement, Scenario} from '../../requirement-block.ts';
import {renameHeading} from '../rename-heading.ts';
import {type CurrentBlock, listedNames, type RenameMark, readMarks} from './scenario-marks.ts';

/** What becomes of the marks of a block. */
export interface MarkEdits {
  readonly edits: readonly TextEdit[];
  /** The marks that go with all that stands below them; the others become scenarios. */
  readonly gone: readonly Scenario[];
}

/** Each mark goes, gives way to the scenario it renames, or becomes that scenario where it has its new text. */
export function markEdits(
  document: Document,
  requirement: Requirement,
  current: CurrentBlock | undefined,
): MarkEdits {
  const {removed, renamed} = readMarks(document, requirement);
  const listed = new Set(listedNames(requirement));
  const isWritten = ({to, hasBody}: RenameMark) => hasBody && to !== undefined && !listed.has(to);
  const written = renamed.filter(isWritten);
  const rest = renamed.filter((mark) => !isWritten(mark));
  const source = current && sourceIn(current, renamed);
  const whole = ({start, end}: Scenario, text: string): TextEdit => ({
    start: lineStart(document.text, start),
    end: end < requirement.block.end ? lineStart(document.text, end) : requirement.block.end,
    text,
  });
  const carried = ({to}: RenameMark, old: Scenario | undefined) =>
    current && old && to !== undefined && !listed.has(to) ? carriedOver(current, old, to) : '';
  return {
    edits: [
      ...removed.map((marker) => whole(marker, '')),
      ...rest.map((mark) => whole(mark.marker, carried(mark, source?.(mark)))),
      ...written.flatMap((mark) => bodyEdits(document, mark)),
    ],
    gone: [...removed, ...rest.map(({marker}) => marker)],
  };
}

/** A part of a text with edits that were made for all of it, and lie in that part. */
export function editedPart(text: string, {start, end}: Range, edits: readonly TextEdit[]): string {
  const moved = edits.map((edit) => ({...edit, start: edit.start - start, end: edit.end - start}));
  return applyEdits(text.slice(start, end), moved);
}

/** The marker's heading becomes the scenario's, and the line with the new name goes. */
function bodyEdits(document: Document, {marker, to = '', bodyStart}: RenameMark): readonly TextEdit[] {
  const start = lineEnd(document.text, marker.heading.end);
  return [renameHeading(document, marker, to, 'Scenario'), {start, end: bodyStart, text: ''}];
}

/** The scenario under its new name, white space at its end made one blank line. */
function carriedOver({document, requirement}: CurrentBlock, old: Scenario, to: string): string {
  const part = {start: old.heading.start, end: Math.min(old.end, requirement.block.end)};
  const edits = old.name === to ? [] : [renameHeading(document, old, to, 'Scenario')];
  return `${editedPart(document.text, part, edits).trimEnd()}\n\n`;
}

/** Finds the scenario a mark carries over: that of the old name, or of the new one where it was renamed before. */
function sourceIn(
  {requirement}: CurrentBlock,
  marks: readonly RenameMark[],
): (mark: RenameMark) => Scenario | undefined {
  const scenarios = requirement.scenarios.filter(({kind}) => kind === 'scenario').toReversed();
  const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]));
  const done = appliedMarks(marks, (name) => byName.has(name));
  return (mark) => byName.get((done.has(mark) ? mark.to : mark.from) ?? '');
}

/** The marks of chains `A → B`, `B → C` that were followed already: the first name is gone, the last one is there. */
function appliedMarks(marks: readonly RenameMark[], has: (name: string) => boolean): ReadonlySet<RenameMark> {
  const byFrom = new Map(marks.map((mark) => [mark.from, mark]));
  const targets = new Set(marks.map(({to}) => to));
  const applied = new Set<RenameMark>();
  const seen = new Set<RenameMark>();
  for (const head of marks.filter(({from}) => !targets.has(from))) {
    const chain: RenameMark[] = [];
    for (let mark: RenameMark | undefined = head; mark && !seen.has(mark); mark = byFrom.get(mark.to ?? '')) {
      seen.add(mark);
      chain.push(mark);
    }
    const isApplied = !has(head.from) && has(chain.at(-1)?.to ?? '');
    if (isApplied) for (const mark of chain) applied.add(mark);
  }
  return applied;
}
