import type {Paragraph, RootContent} from 'mdast';
import {type Requirement, requirementsBelow} from '../dialects/requirement-block.ts';
import type {RequirementDelta} from '../dialects/requirement-delta.ts';
import type {Document} from '../markdown/document.ts';
import {nodesOfType, plainText, rangeOf} from '../markdown/node.ts';
import type {Range} from '../markdown/place.ts';
import {descendants, type Section} from '../markdown/section.ts';
import {isOnlyComments} from './comments.ts';
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
  const known = new Set(requirements.flatMap(({scenarios}) => scenarios.map(({section}) => section)));
  const removed = new Set(delta?.removed.map(({requirement}) => requirement?.start));
  const found: MisplacedScenario[] = [];
  let next = 0;
  for (const section of descendants(document.top)) {
    while ((requirements[next]?.start ?? Number.POSITIVE_INFINITY) <= section.start) next++;
    const requirement = requirements[next - 1];
    const isLost = !known.has(section) && isScenario(document, section);
    if (isLost && !removed.has(requirement?.start)) found.push({section, requirement});
  }
  return found;
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
