import type {Paragraph, RootContent} from 'mdast';
import {type Requirement, requirementsBelow} from '../../dialects/requirement-block.ts';
import type {RequirementDelta} from '../../dialects/requirement-delta.ts';
import type {Document} from '../../markdown/document.ts';
import {nodesOfType, plainText, rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import {descendants, type Section} from '../../markdown/section.ts';
import {isOnlyComments} from '../text/comments.ts';
import {isScenario} from './stray-headings.ts';

/** A scenario heading at a level where it is not read, and the requirement it was meant for. */
export interface MisplacedScenario {
  readonly section: Section;
  readonly requirement: Requirement | undefined;
}

/** Every such heading of a file, in document order; those of requirements that go are nobody's business. */
export function misplacedScenarios(
  document: Document,
  delta: RequirementDelta | undefined,
): readonly MisplacedScenario[] {
  const requirements = requirementsBelow(document, document.top);
  const bySection = new Map(requirements.map((requirement) => [requirement.section, requirement]));
  const known = new Set(requirements.flatMap(({scenarios}) => scenarios.map(({section}) => section)));
  const removed = new Set(delta?.removed.map(({requirement}) => requirement?.start));
  const inOther = belowOthers(document);
  const found: MisplacedScenario[] = [];
  let requirement: Requirement | undefined;
  for (const section of descendants(document.top)) {
    const isLost = !known.has(section) && isScenario(document, section);
    // Another heading of its level or above ends a requirement; a scenario that stands so high was not meant to.
    const ends = !isLost && section.depth <= (requirement?.section.depth ?? 0);
    requirement = bySection.get(section) ?? (ends ? undefined : requirement);
    const isMeant = requirement ? !removed.has(requirement.start) : !inOther.has(section);
    if (isLost && isMeant) found.push({section, requirement});
  }
  return found;
}

/** What stands below a heading of another kind: told by `requirement-heading`, or not meant to be read. */
function belowOthers(document: Document): ReadonlySet<Section> {
  const others = descendants(document.top).filter(({depth}) => depth > 2);
  return new Set(others.flatMap(({children}) => children));
}

/** Where a requirement writes a scenario as bold text, as an item, or as a heading that lacks its space. */
export function unheadedScenario({statement}: Requirement): Range | undefined {
  const paragraphs = statement.flatMap((block) => nodesOfType(block, 'paragraph'));
  const found = paragraphs.find((paragraph) => isUnheaded(paragraph));
  return found && rangeOf(found);
}

/** Whether a scenario says nothing. */
export function isBlank(document: Document, {blocks, children}: Section): boolean {
  return children.length === 0 && blocks.every((block) => isFurniture(document, block));
}

function isUnheaded(paragraph: Paragraph): boolean {
  const [first] = paragraph.children;
  const isStrong = first?.type === 'strong' && /^scenario\b/i.test(plainText(first));
  return isStrong || /^#{0,6}scenario\s*[:：]/i.test(plainText(paragraph));
}

function isFurniture({text}: Document, block: RootContent): boolean {
  const isComment = block.type === 'html' && isOnlyComments(text, rangeOf(block));
  return isComment || ['thematicBreak', 'definition', 'footnoteDefinition'].includes(block.type);
}
