import type {Document} from '../../markdown/document.ts';
import {lineStart} from '../../markdown/place.ts';
import {nameIn, readRenames} from '../renames.ts';
import type {Requirement, Scenario} from '../requirement-block.ts';

/** What a MODIFIED block says of the scenarios it does not list. */
export interface ScenarioMarks {
  readonly removed: readonly Scenario[];
  readonly renamed: readonly {
    readonly from: string;
    readonly to: string | undefined;
    readonly marker: Scenario;
  }[];
}

/** The `REMOVED Scenario` and `RENAMED Scenario` headings of a block. */
export function readMarks(document: Document, {scenarios}: Requirement): ScenarioMarks {
  return {
    removed: scenarios.filter(({kind}) => kind === 'removed'),
    renamed: scenarios
      .filter(({kind}) => kind === 'renamed')
      .map((marker) => ({...readRename(document, marker), marker})),
  };
}

/** `#### RENAMED Scenario: Old` with a line `TO: New`, or `` #### RENAMED Scenario: `Old` → `New` ``. */
function readRename(
  document: Document,
  marker: Scenario,
): {readonly from: string; readonly to: string | undefined} {
  const [from = '', to] = marker.name.split(/\s*(?:→|⇒|=>|->)\s*/);
  if (to !== undefined) return {from: scenarioName(from), to: scenarioName(to)};
  const sides = readRenames(document, marker.section);
  const line = sides.find((side) => side.to !== undefined)?.to;
  return {from: scenarioName(from), to: line === undefined ? undefined : scenarioName(line)};
}

function scenarioName(value: string): string {
  return nameIn(value).replace(/^Scenario\s*[:：]\s*/i, '');
}

/**
 * A block as it is written into the spec: its whole section, the scenario marks taken out, LF, no white space at the end.
 *
 * A renamed scenario whose text the block does not repeat is carried over from `current`, under its new name.
 */
export function blockText(document: Document, requirement: Requirement, current?: CurrentBlock): string {
  const {section, scenarios} = requirement;
  const {text} = document;
  const marks = readMarks(document, requirement);
  let result = '';
  let done = lineStart(text, section.start);
  for (const scenario of scenarios) {
    if (scenario.kind === 'scenario') continue;
    const rename = marks.renamed.find(({marker}) => marker === scenario);
    result +=
      text.slice(done, lineStart(text, scenario.start)) +
      (rename ? carriedOver(requirement, rename, current) : '');
    done = scenario.end;
  }
  return `${result}${text.slice(done, section.end)}`.replace(/\r\n?/g, '\n').trim();
}

/** The block that is replaced, where its scenarios can be read. */
export interface CurrentBlock {
  readonly document: Document;
  readonly requirement: Requirement;
}

function carriedOver(
  block: Requirement,
  {from, to}: {readonly from: string; readonly to: string | undefined},
  current?: CurrentBlock,
): string {
  const isRepeated = block.scenarios.some(({kind, name}) => kind === 'scenario' && name === to);
  const old = current?.requirement.scenarios.find(({name}) => name === from);
  if (isRepeated || !old || to === undefined || !current) return '';
  const {text} = current.document;
  const heading = text.slice(old.heading.start, old.heading.end).replace(from, () => to);
  return `${heading}${text.slice(old.heading.end, old.end).trimEnd()}\n\n`;
}

/** The lines of a block that another text of it does not have, blank ones and headings aside. */
export function lostLines(before: string, after: string): readonly string[] {
  const kept = new Set(after.split('\n').map((line) => line.trim()));
  return before.split('\n').filter((line) => line.trim() !== '' && !kept.has(line.trim()));
}
