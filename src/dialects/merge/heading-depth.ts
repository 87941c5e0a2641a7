import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {rangeOf} from '../../markdown/node.ts';
import type {Section} from '../../markdown/section.ts';
import type {Requirement} from '../requirement-block.ts';
import type {Spec} from '../spec.ts';
import type {Ledger} from './ledger.ts';

/** The deepest heading Markdown has. */
const DEEPEST = 6;

/** The depth of a requirement's heading in a spec that has none yet. */
export const USUAL_DEPTH = 3;

/**
 * The edits that bring the first of some headings to a depth, and the others along, none past the deepest there is.
 *
 * Underlined headings stay: they know two depths.
 */
export function depthEdits(
  {text}: Document,
  sections: readonly Section[],
  depth: number,
): readonly TextEdit[] {
  const by = depth - (sections[0]?.depth ?? depth);
  return sections.flatMap((section) => {
    const {start} = section;
    const more = shifted(section, by) - section.depth;
    if (more === 0 || text[start] !== '#') return [];
    return [more > 0 ? {start, end: start, text: '#'.repeat(more)} : {start, end: start - more, text: ''}];
  });
}

/** Whether the headings of a block keep their nesting when its own gets a depth; where not, that is told. */
export function keepsNesting(requirement: Requirement, depth: number, ledger: Ledger): boolean {
  const by = depth - requirement.section.depth;
  const squeezed = squeezedIn(requirement, by);
  if (!squeezed) return true;
  const level = squeezed.depth + by;
  ledger.problem(
    'delta-conflict',
    squeezed.heading ? rangeOf(squeezed.heading) : requirement.heading,
    `\`${squeezed.title}\` would stand at level ${level} in the spec, where \`${requirement.name}\` is at level ${depth}, expected level ${DEEPEST} at most`,
  );
  return false;
}

/** The depth at which a new requirement stands beside what the Requirements section ends with. */
export function depthOfNew(spec: Spec | undefined): number {
  const section = spec?.section;
  return section ? (section.children.at(-1)?.depth ?? section.depth + 1) : USUAL_DEPTH;
}

/** The first section of a block that would no longer lie in its parent: both would have the deepest heading. */
function squeezedIn({section, scenarios}: Requirement, by: number): Section | undefined {
  const gone = new Set(scenarios.flatMap((each) => (each.kind === 'removed' ? [each.section] : [])));
  const ahead = [section];
  for (let parent = ahead.pop(); parent; parent = ahead.pop()) {
    const at = shifted(parent, by);
    const children = parent.children.filter((child) => !gone.has(child));
    const squeezed = children.find((child) => shifted(child, by) <= at);
    if (squeezed) return squeezed;
    ahead.push(...children.toReversed());
  }
  return undefined;
}

function shifted(section: Section, by: number): number {
  return Math.min(section.depth + by, DEEPEST);
}
