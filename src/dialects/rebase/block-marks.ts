import type {Document} from '../../markdown/document.ts';
import {lineStart, trimmedEnd} from '../../markdown/place.ts';
import {
  type CurrentBlock,
  listedNames,
  type RenameMark,
  readMarks,
  scenarioName,
} from '../merge/marks/scenario-marks.ts';
import type {Requirement, Scenario} from '../requirement-block.ts';

/** A mark that renames a scenario, as it is written; whole lines that end with LF, as are its parts. */
export interface WrittenRename {
  /** The old name of the scenario. */
  readonly from: string;
  readonly text: string;
  /** The heading and the line that gives the new name. */
  readonly head: string;
  /** Whether the new text of the scenario stands below. */
  readonly hasBody: boolean;
}

/** The scenario marks of a block that stay marks when it is brought to the present spec. */
export interface MarksOfBlock {
  /** The text of each mark that removes a scenario, by the name of that. */
  readonly removed: ReadonlyMap<string, string>;
  /** The marks that stand where the renamed scenario will, by its new name. */
  readonly renamed: ReadonlyMap<string, WrittenRename>;
  /** The other marks, by the part of the block they stand behind; `keys` are the parts there are. */
  readonly looseBehind: (keys: ReadonlySet<string>) => ReadonlyMap<string | undefined, readonly string[]>;
}

/** Read the marks of a block that name what the spec still has: one that is true already goes. */
export function marksOf(document: Document, block: Requirement, now: CurrentBlock): MarksOfBlock {
  const isThere = new Set(listedNames(now.requirement));
  const listed = new Set(listedNames(block));
  const marks = readMarks(document, block);
  const textOf = ({section: {start, end}}: Scenario) =>
    linesOf(document, lineStart(document.text, start), Math.min(end, block.block.end));
  const removed = new Map(
    marks.removed
      .filter(({name}) => isThere.has(scenarioName(name)))
      .map((marker) => [scenarioName(marker.name), textOf(marker)] as const),
  );
  const stays = marks.renamed.filter(({from}) => isThere.has(from));
  const placed = stays.filter(
    (mark): mark is RenameMark & {readonly to: string} => mark.to !== undefined && !listed.has(mark.to),
  );
  const renamed = new Map(
    placed.map((mark) => [mark.to, writtenRename(document, mark, textOf(mark.marker))] as const),
  );
  const kept = new Set([
    ...marks.removed.filter(({name}) => removed.has(scenarioName(name))),
    ...stays.map(({marker}) => marker),
  ]);
  const nameOf = new Map(marks.renamed.map((mark) => [mark.marker, mark.to]));
  const keyOf = (scenario: Scenario) =>
    scenario.kind === 'removed' ? scenarioName(scenario.name) : (nameOf.get(scenario) ?? scenario.name);
  return {removed, renamed, looseBehind: (keys) => loose(block, {kept, keys, keyOf, textOf})};
}

interface Placing {
  readonly kept: ReadonlySet<Scenario>;
  readonly keys: ReadonlySet<string>;
  readonly keyOf: (scenario: Scenario) => string;
  readonly textOf: (scenario: Scenario) => string;
}

/** What has a place of its own among the parts is none of it. */
function loose(
  {scenarios}: Requirement,
  {kept, keys, keyOf, textOf}: Placing,
): ReadonlyMap<string | undefined, readonly string[]> {
  const found = new Map<string | undefined, string[]>();
  const own = new Set(scenarios.filter(({kind}) => kind === 'scenario').map(({name}) => name));
  let host: string | undefined;
  for (const scenario of scenarios) {
    const key = keyOf(scenario);
    const isPart = keys.has(key) && (scenario.kind === 'scenario' || !own.has(key));
    if (isPart) host = key;
    else if (kept.has(scenario)) found.set(host, [...(found.get(host) ?? []), textOf(scenario)]);
  }
  return found;
}

function writtenRename(
  document: Document,
  {from, marker, bodyStart, hasBody}: RenameMark,
  text: string,
): WrittenRename {
  return {from, text, head: linesOf(document, lineStart(document.text, marker.start), bodyStart), hasBody};
}

/** Some lines of a text, no blank one at their end. */
function linesOf({text}: Document, start: number, end: number): string {
  return `${text.slice(start, trimmedEnd(text, {start, end})).replace(/\r\n?/g, '\n')}\n`;
}
