import {type FeatureDelta, sectionOf} from '../../dialects/feature.ts';
import type {Rename} from '../../dialects/renames.ts';
import type {Requirement, Scenario} from '../../dialects/requirement-block.ts';
import type {Removal} from '../../dialects/requirement-delta.ts';
import {readSpec} from '../../dialects/spec.ts';
import type {Document} from '../../markdown/document.ts';
import {foldedLine, type Statement} from '../../markdown/statement.ts';
import type {CapabilityDelta, Change} from '../../project/change.ts';
import {type Project, specPath} from '../../project/project.ts';
import type {SummaryLine} from '../summary.ts';
import {itemsIn, joined, wordsOf} from './items.ts';
import {LONG, lineOf, withoutStop} from './line.ts';
import {outcomesOf} from './scenario-outcome.ts';

/** What must hold once a requirement delta is done: its scenarios, and what is gone. */
export function acceptedBy(
  project: Project,
  change: Change,
  {capability, delta}: CapabilityDelta,
): readonly SummaryLine[] {
  const {document} = delta;
  const held: Held = change.archived ? new Map() : scenariosHeld(project, capability);
  const oldNames = new Map(delta.renamed.map(({from, to}) => [to, from]));
  const modified = delta.modified.map((requirement) => ({
    requirement,
    held: held.get(oldNames.get(requirement.name) ?? '') ?? held.get(requirement.name),
  }));
  const stated: readonly Stated[] = [
    ...delta.added.map((requirement) => ({requirement, held: undefined})),
    ...modified,
  ];
  return [
    ...stated.flatMap((each) => requirementLines(document, capability, each)),
    ...delta.removed.map((removal) => removalLine(document, capability, removal)),
    ...delta.renamed.flatMap((rename) => renameLine(document, capability, rename)),
  ];
}

/** The items of a feature delta's Verification. */
export function verifiedBy(delta: FeatureDelta): readonly SummaryLine[] {
  const section = sectionOf(delta, 'Verification');
  const items = section ? itemsIn(delta.document, section.blocks) : [];
  return items.map((item) => lineOf(item.statement, wordsOf(item), keyOf(delta.name, item.statement.text)));
}

/** Scenarios by their text, by the name of their requirement. */
type Held = ReadonlyMap<string, ReadonlySet<string>>;

interface Stated {
  readonly requirement: Requirement;
  /** The scenarios that the living spec has of it. */
  readonly held: ReadonlySet<string> | undefined;
}

function requirementLines(
  document: Document,
  capability: string,
  {requirement, held}: Stated,
): readonly SummaryLine[] {
  const all = requirement.scenarios.filter(({kind}) => kind === 'scenario');
  const fresh = all.filter((scenario) => !held?.has(comparable(document, scenario)));
  if (fresh.length > 0)
    return fresh.flatMap((scenario) => scenarioLines(document, capability, requirement, scenario));
  // What has no scenario of its own to be accepted by is accepted by what it states.
  const stated = itemsIn(document, requirement.statement)[0]?.statement;
  const name = printedName(requirement.name);
  const text = stated ? `${name}: ${stated.sentences[0]}` : name;
  return [lineOf(stated ?? headingOf(document, requirement), text, keyOf(capability, requirement.name))];
}

/** One line; of a scenario that tells of several cases, one for each. */
function scenarioLines(
  document: Document,
  capability: string,
  requirement: Requirement,
  scenario: Scenario,
): readonly SummaryLine[] {
  const outcomes = outcomesOf(document, scenario);
  const name = (printedName(scenario.name) || printedName(requirement.name)).replace(/[:：.]$/, '');
  const names = [capability, requirement.name, scenario.name];
  const heading = headingOf(document, scenario);
  if (outcomes.length === 0) return [lineOf(heading, name, keyOf(...names))];
  return outcomes.map(({condition, said}) => {
    const isOne = outcomes.length === 1 || condition === '';
    const words = isOne ? name : `${name} (${condition})`;
    return lineOf(
      heading,
      joined(`${words}:`, said, 2 * LONG),
      keyOf(...names, ...(isOne ? [] : [condition])),
    );
  });
}

function removalLine(document: Document, capability: string, removal: Removal): SummaryLine {
  const {name, requirement, start} = removal;
  const reason = requirement && reasonIn(document, requirement);
  const gone = `${printedName(name)} is gone`;
  const statement = {document, start, text: name, sentences: []};
  return lineOf(statement, reason ? `${gone}: ${withoutStop(reason)}` : gone, keyOf(capability, name));
}

function renameLine(
  document: Document,
  capability: string,
  {from, to, start}: Rename,
): readonly SummaryLine[] {
  if (from === undefined || to === undefined) return [];
  const statement = {document, start, text: to, sentences: []};
  const text = `${printedName(from)} is now called ${printedName(to)}`;
  return [lineOf(statement, text, keyOf(capability, to, from))];
}

/** `**Reason**: …`, up to the next words of that kind. */
const REASON =
  /^[*_]*reason[*_]*\s*[:：][*_]*\s*(.*?)(?=\s[*_]{2}[\p{L} ]+(?:[:：][*_]{2}|[*_]{2}\s*[:：])|$)/iu;

function reasonIn(document: Document, {statement}: Requirement): string | undefined {
  const said = statement
    .flatMap((block) => itemsIn(document, [block]))
    .flatMap((item) => item.statement.sentences);
  return said.map((sentence) => REASON.exec(sentence)?.[1]).find((reason) => reason);
}

function headingOf(document: Document, {name, heading}: Requirement | Scenario): Statement {
  return {document, start: heading.start, text: name, sentences: []};
}

/** A name as its heading writes it, which is Markdown. */
function printedName(name: string): string {
  return foldedLine(name);
}

/** What a line is about, from the widest to the narrowest. */
function keyOf(...names: readonly string[]): string {
  return names.map(foldedLine).join(' / ');
}

function scenariosHeld(project: Project, capability: string): Held {
  const document = project.document(specPath(capability));
  const requirements = document ? readSpec(document).requirements : [];
  return new Map(
    requirements.map(({name, scenarios}) => [
      name,
      new Set(scenarios.map((scenario) => comparable(document as Document, scenario))),
    ]),
  );
}

/** A scenario word for word, but for white space. */
function comparable({text}: Document, {start, end}: Scenario): string {
  return text.slice(start, end).replace(/\s+/g, ' ').trim();
}
