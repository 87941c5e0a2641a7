import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import type {Section} from '../../markdown/section.ts';
import type {Spec} from '../spec.ts';

/** The deepest heading Markdown has. */
const DEEPEST = 6;

/** The depth of a requirement's heading in a spec that has none yet. */
export const USUAL_DEPTH = 3;

/**
 * The edits that bring the first of some headings to a depth, and the others along.
 *
 * Where the deepest of them could not follow, all move as far as it can. Underlined headings stay: they know two depths.
 */
export function depthEdits(
  {text}: Document,
  sections: readonly Section[],
  depth: number,
): readonly TextEdit[] {
  const [first] = sections;
  const deepest = sections.reduce((most, section) => Math.max(most, section.depth), 0);
  const by = Math.min(depth - (first?.depth ?? depth), DEEPEST - deepest);
  if (by === 0) return [];
  return sections
    .filter(({start}) => text[start] === '#')
    .map(({start}) =>
      by > 0 ? {start, end: start, text: '#'.repeat(by)} : {start, end: start - by, text: ''},
    );
}

/** The depth at which a new requirement stands beside what the Requirements section ends with. */
export function depthOfNew(spec: Spec | undefined): number {
  const section = spec?.section;
  return section ? (section.children.at(-1)?.depth ?? section.depth + 1) : USUAL_DEPTH;
}
