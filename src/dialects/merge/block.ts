import type {Document} from '../../markdown/document.ts';
import {applyEdits, type TextEdit} from '../../markdown/edit.ts';
import {lineStart} from '../../markdown/place.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {nameIn, readArrow, readRenames} from '../renames.ts';
import type {Requirement, Scenario} from '../requirement-block.ts';
import {withoutLabel} from '../requirement-name.ts';
import {depthEdits} from './heading-depth.ts';

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
}

/** A requirement and the text it stands in. */
export interface CurrentBlock {
  readonly document: Document;
  readonly requirement: Requirement;
}

/** The `REMOVED Scenario` and `RENAMED Scenario` headings of a block. */
export function readMarks(document: Document, {scenarios}: Requirement): ScenarioMarks {
  const of = (kind: Scenario['kind']) => scenarios.filter((scenario) => scenario.kind === kind);
  return {removed: of('removed'), renamed: of('renamed').map((marker) => readRenameMark(document, marker))};
}

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
  const {text} = document;
  const {section, block, scenarios} = requirement;
  const start = lineStart(text, section.start);
  const marks = markEdits(document, requirement, current);
  const marked = new Set(
    scenarios.flatMap((each) => (each.kind === 'scenario' ? [] : withAll(each.section))),
  );
  const kept = withAll(section).filter((each) => !marked.has(each));
  const depths = depthEdits(document, kept, depth);
  const edits = [...marks, ...depths].map((edit) => {
    return {...edit, start: edit.start - start, end: edit.end - start};
  });
  return applyEdits(text.slice(start, block.end), edits).replace(/\r\n?/g, '\n').trim();
}

/** The lines of a block that another text of it does not have, blank ones aside. */
export function lostLines(before: string, after: string): readonly string[] {
  const kept = new Set(after.split('\n').map((line) => line.trim()));
  return before.split('\n').filter((line) => line.trim() !== '' && !kept.has(line.trim()));
}

/** `#### RENAMED Scenario: Old` with a line `TO: New`, or `` #### RENAMED Scenario: `Old` → `New` ``. */
function readRenameMark(document: Document, marker: Scenario): RenameMark {
  const arrow = readArrow(marker.name);
  const to = arrow?.to ?? readRenames(document, marker.section).find((side) => side.to)?.to;
  const from = scenarioName(arrow?.from ?? nameIn(marker.name));
  return {from, to: to === undefined ? undefined : scenarioName(to), marker};
}

function withAll(section: Section): readonly Section[] {
  return [section, ...descendants(section)];
}

function scenarioName(name: string): string {
  return withoutLabel(name, 'Scenario');
}

/** Each mark goes, or gives way to the scenario it renames. */
function markEdits(
  document: Document,
  requirement: Requirement,
  current: CurrentBlock | undefined,
): readonly TextEdit[] {
  const {removed, renamed} = readMarks(document, requirement);
  const listed = new Set(
    requirement.scenarios.flatMap(({kind, name}) => (kind === 'scenario' ? [name] : [])),
  );
  const edit = ({start, end}: Scenario, text: string): TextEdit => ({
    start: lineStart(document.text, start),
    end: Math.min(end, requirement.block.end),
    text,
  });
  return [
    ...removed.map((marker) => edit(marker, '')),
    ...renamed.map(({from, to, marker}) =>
      edit(marker, to === undefined || listed.has(to) || !current ? '' : carriedOver(current, from, to)),
    ),
  ];
}

/** The scenario under its new name; where it has that already, it was renamed before. */
function carriedOver({document: {text}, requirement}: CurrentBlock, from: string, to: string): string {
  const {scenarios, block} = requirement;
  const named = (wanted: string) => scenarios.find(({kind, name}) => kind === 'scenario' && name === wanted);
  const old = named(from) ?? named(to);
  if (!old) return '';
  const heading = text.slice(old.heading.start, old.heading.end).replace(old.name, () => to);
  return `${heading}${text.slice(old.heading.end, Math.min(old.end, block.end)).trimEnd()}\n\n`;
}
