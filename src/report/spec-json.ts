import {type Requirement, type Scenario, statementText} from '../dialects/requirement-block.ts';
import type {Spec} from '../dialects/spec.ts';
import {type Document, placeIn} from '../markdown/document.ts';
import {rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import {descendants, type Section} from '../markdown/section.ts';

/** Which parts of a spec a person wants to see. */
export interface SpecParts {
  /** These requirements; all of them where it is absent. */
  readonly requirements?: readonly Requirement[] | undefined;
  readonly hasScenarios: boolean;
  /** Whether what stands around the requirements is wanted too. */
  readonly hasOverview: boolean;
}

/** A living spec for a program: what it says, where, line endings LF. */
export function specJson(id: string, spec: Spec, parts: SpecParts) {
  const {document} = spec;
  const requirements = parts.requirements ?? spec.requirements;
  return {
    id,
    title: titleOf(document) ?? id,
    path: document.source.path,
    ...(parts.hasOverview ? {overview: sectionText(document, spec.purpose)} : {}),
    requirementCount: requirements.length,
    requirements: requirements.map((requirement) =>
      requirementJson(document, requirement, parts.hasScenarios),
    ),
    metadata: {version: '1.0.0', format: 'openspec', sourcePath: document.source.path},
  };
}

/** A requirement of a spec or a delta, with its place. */
export function requirementJson(document: Document, requirement: Requirement, hasScenarios = true) {
  const {line, column} = placeIn(document, requirement.heading.start);
  return {
    name: requirement.name,
    text: statementText(requirement),
    line,
    column,
    scenarios: hasScenarios ? requirement.scenarios.map((scenario) => scenarioJson(document, scenario)) : [],
  };
}

function scenarioJson(document: Document, {kind, name, heading, end}: Scenario) {
  return {
    name,
    ...(kind === 'scenario' ? {} : {operation: kind.toUpperCase()}),
    rawText: textOf(document, {start: heading.end, end}),
    line: placeIn(document, heading.start).line,
  };
}

function titleOf({top}: Document): string | undefined {
  return descendants(top).find(({depth}) => depth === 1)?.title;
}

/** What a section says before its first subsection. */
function sectionText(document: Document, section: Section | undefined): string {
  const [first, last] = [section?.blocks[0], section?.blocks.at(-1)];
  return first && last ? textOf(document, {start: rangeOf(first).start, end: rangeOf(last).end}) : '';
}

/** A stretch of a document without the white space around it, line endings LF. */
export function textOf(document: Document, {start, end}: Range): string {
  return document.text.slice(start, end).replace(/\r\n?/g, '\n').trim();
}
