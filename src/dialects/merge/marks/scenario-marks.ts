import type {Document} from '../../../markdown/document.ts';
import {rangeOf} from '../../../markdown/node.ts';
import {lineEnd, lineStart, type Range} from '../../../markdown/place.ts';
import {nameIn, type Rename, readArrow, readRenames} from '../../renames.ts';
import {isFurniture, type Requirement, type Scenario} from '../../requirement-block.ts';
import {withoutLabel} from '../../requirement-name.ts';

/** A requirement and the text it stands in. */
export interface CurrentBlock {
  readonly document: Document;
  readonly requirement: Requirement;
}

/** What a MODIFIED block says of the scenarios it does not list. */
export interface ScenarioMarks {
  readonly removed: readonly Scenario[];
  readonly renamed: readonly RenameMark[];
}

/** A scenario that gets another name; a marker that gives none is unsound. */
export interface RenameMark {
  readonly from: string;
  readonly to: string | undefined;
  readonly marker: Scenario;
  /** The end of the line that gives the new name: the heading's, or that of `TO:`. */
  readonly bodyStart: number;
  /** Whether something stands below that line: it is the new text of the scenario. */
  readonly hasBody: boolean;
  /** Whether something stands between the heading and the line `TO:`, where it is nothing. */
  readonly hasTextAbove: boolean;
}

/** What is wrong with a mark, at its heading. */
export interface MarkProblem {
  readonly range: Range;
  readonly message: string;
}

/** The `REMOVED Scenario` and `RENAMED Scenario` headings of a block. */
export function readMarks(document: Document, {scenarios}: Requirement): ScenarioMarks {
  const of = (kind: Scenario['kind']) => scenarios.filter((scenario) => scenario.kind === kind);
  return {removed: of('removed'), renamed: of('renamed').map((marker) => readRenameMark(document, marker))};
}

/** The names of the scenarios a block lists, its marks aside; one may occur twice. */
export function listedNames({scenarios}: Requirement): readonly string[] {
  return scenarios.filter(({kind}) => kind === 'scenario').map(({name}) => name);
}

/** Old and new name as a heading or a line gives them; nothing where there is no arrow. */
export function scenarioArrow(name: string): {readonly from: string; readonly to: string} | undefined {
  const arrow = readArrow(name);
  return arrow && {from: scenarioName(arrow.from), to: scenarioName(arrow.to)};
}

/** A name as a marker gives it: code marks and labels taken off. */
export function scenarioName(name: string): string {
  return withoutLabel(nameIn(name), 'Scenario');
}

/** `#### RENAMED Scenario: Old` with a line `TO: New`, or `` #### RENAMED Scenario: `Old` → `New` ``. */
function readRenameMark(document: Document, marker: Scenario): RenameMark {
  const {text} = document;
  const arrow = scenarioArrow(marker.name);
  const line = nameLine(document, marker, arrow !== undefined);
  const isArrow = arrow !== undefined && (!line || scenarioName(line.to ?? '') === arrow.to);
  const from = isArrow ? arrow.from : scenarioName(marker.name);
  const to = isArrow ? arrow.to : scenarioName(line?.to ?? '');
  const bodyStart = lineEnd(text, line?.end ?? marker.heading.end);
  const hasTextAbove = line !== undefined && textStart(marker) < lineStart(text, line.start);
  return {
    from,
    to: to || undefined,
    marker,
    bodyStart,
    hasBody: hasBody(text, marker, bodyStart),
    hasTextAbove,
  };
}

/** The line below a marker that gives the new name; steps may have arrows, and say `To:`. */
function nameLine(document: Document, marker: Scenario, hasArrow: boolean): Rename | undefined {
  const {text} = document;
  const from = scenarioName(marker.name);
  const isFirst = ({start}: Rename) => lineStart(text, start) <= textStart(marker);
  const isPair = (side: Rename) => side.from === undefined || side.end > lineEnd(text, side.start);
  const sides = readRenames(document, marker.section).filter(({to}) => to !== undefined);
  return hasArrow
    ? sides.find((side) => isPair(side) && isFirst(side))
    : sides.find((side) => isPair(side) || scenarioName(side.from ?? '') === from);
}

/** Where the first thing below a marker begins that is its own. */
function textStart({section}: Scenario): number {
  const first = section.blocks.find((block) => !isFurniture(block));
  return first ? rangeOf(first).start : section.end;
}

function hasBody(text: string, {section}: Scenario, bodyStart: number): boolean {
  return (
    section.children.length > 0 ||
    section.blocks.some((block) => {
      const {start, end} = rangeOf(block);
      return !isFurniture(block) && text.slice(Math.max(start, bodyStart), end).trim() !== '';
    })
  );
}
