import type {RootContent} from 'mdast';
import type {Document} from '../markdown/document.ts';
import {plainText, rangeOf} from '../markdown/node.ts';
import {type Range, trimmedEnd} from '../markdown/place.ts';
import {descendants, type Section} from '../markdown/section.ts';
import {once} from '../once.ts';
import {indexFrom} from './merge/neighbours.ts';
import {type Label, labelled} from './requirement-name.ts';
import {isOnlyClosing, strayCloses} from './stray-close.ts';

/** A requirement, in a delta or in a living spec. */
export interface Requirement extends Range {
  readonly name: string;
  readonly section: Section;
  /** The heading's range. */
  readonly heading: Range;
  /** From the heading to the last thing that is its own: rules, comments, definitions and stray closing tags at the end are not. */
  readonly block: Range;
  /** What stands between the heading and the first scenario. */
  readonly statement: readonly RootContent[];
  readonly scenarios: readonly Scenario[];
}

/** A scenario, or one of the two markers that drop or rename one. */
export interface Scenario extends Range {
  readonly kind: 'scenario' | 'removed' | 'renamed';
  readonly name: string;
  readonly section: Section;
  readonly heading: Range;
}

const known = new WeakMap<Section, Requirement | 'none'>();

/** Read a section as a requirement, once; nothing when its heading does not say so. */
export function readRequirement(document: Document, section: Section): Requirement | undefined {
  const requirement = known.get(section) ?? requirementOf(document, section) ?? 'none';
  known.set(section, requirement);
  return requirement === 'none' ? undefined : requirement;
}

function requirementOf(document: Document, section: Section): Requirement | undefined {
  const label = labelled(document, section, 'Requirement');
  if (!label || !section.heading) return undefined;
  const heading = rangeOf(section.heading);
  const block = once(() => {
    const parts = [section, ...descendants(section)];
    return {start: heading.start, end: ownEnd(document.text, section, parts)};
  });
  return {
    start: section.start,
    end: section.end,
    name: label.name,
    section,
    heading,
    get block() {
      return block();
    },
    statement: section.blocks,
    scenarios: section.children.flatMap((child) => readScenario(document, child, section.depth)),
  };
}

/** The requirements below a section, in document order; one inside another is its own. */
export function requirementsBelow(document: Document, section: Section): readonly Requirement[] {
  const found =
    below.get(section) ?? descendants(section).flatMap((each) => readRequirement(document, each) ?? []);
  below.set(section, found);
  return found;
}

const below = new WeakMap<Section, readonly Requirement[]>();

/** What the author says in prose: no code, no comments, no `**Key**: value` lines unless there is nothing else. */
export function statementText(requirement: Requirement): string {
  const texts = requirement.statement
    .filter(({type}) => type !== 'html' && type !== 'code')
    .map((node) => plainText(node));
  const prose = texts.filter((text) => !/^[\w -]+:\s*\S/.test(text) || /\b(?:SHALL|MUST)\b/.test(text));
  return (prose.length > 0 ? prose : texts).join('\n').trim();
}

function readScenario(document: Document, section: Section, depth: number): readonly Scenario[] {
  if (!section.heading || section.depth !== depth + 1) return [];
  const {start, end} = section;
  const heading = rangeOf(section.heading);
  for (const [kind, label] of LABELS) {
    const name = labelled(document, section, label)?.name;
    if (name !== undefined) return [{start, end, kind, name, section, heading}];
  }
  return [{start, end, kind: 'scenario', name: section.title, section, heading}];
}

/** No heading says two of them; most say the first. */
const LABELS: readonly (readonly [kind: Scenario['kind'], label: Label])[] = [
  ['scenario', 'Scenario'],
  ['removed', 'REMOVED Scenario'],
  ['renamed', 'RENAMED Scenario'],
];

/** The end of the last block of a section, among some parts of it, that is not furniture between sections. */
export function ownEnd(text: string, section: Section, parts: readonly Section[]): number {
  const blocks = parts.flatMap((part) => [...(part.heading ? [part.heading] : []), ...part.blocks]);
  const strays = once(() => strayCloses(blocks));
  const own = blocks.findLast(
    (block) => !isFurniture(block) && !(isOnlyClosing(block) && strays().has(block)),
  );
  // A fence that a list item leaves open takes in the blank lines below it.
  return own ? trimmedEnd(text, {start: section.start, end: rangeOf(own).end}) : section.start;
}

/**
 * The comments directly above the heading of a requirement that speak of the line below them: they are about that
 * requirement, and about none before it.
 */
export function directivesAbove(
  {root: {children}}: Document,
  {section}: Requirement,
): readonly RootContent[] {
  const end = indexFrom(children, section.start);
  let start = end;
  while (isAboutNextLine(children[start - 1])) start--;
  return children.slice(start, end);
}

function isAboutNextLine(node: RootContent | undefined): boolean {
  return node?.type === 'html' && isFurniture(node) && /<!--\s*openspec-disable-next-line\s/.test(node.value);
}

/** What stands between sections and belongs to none: comments, rules, link definitions. */
export function isFurniture(node: RootContent): boolean {
  if (node.type === 'html') return node.value.startsWith('<!--') && node.value.trimEnd().endsWith('-->');
  return node.type === 'thematicBreak' || node.type === 'definition' || node.type === 'footnoteDefinition';
}
