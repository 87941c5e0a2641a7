import {BLOCK_END, BLOCK_START, type BlockMark, managedBlock} from '../../project/managed-block.ts';
import {defineRule} from '../rule.ts';

export const guidelinesBlock = defineRule({
  id: 'guidelines-block',
  severity: 'warning',
  on: 'project',
  fixable: false,
  family: 'text',
  summary: 'the guidelines of a repository hold one block of the tool, from its first mark to its last',
  *check(project) {
    for (const path of project.config.guidelines) {
      const document = project.document(path);
      const block = document && managedBlock(document);
      if (block?.kind !== 'broken') continue;
      const [first] = block.marks;
      const wrong = wrongMark(block.marks);
      const related = first && first !== wrong ? [{range: first, message: 'the first mark stands here'}] : [];
      const mark = wrong.kind === 'start' ? BLOCK_START : BLOCK_END;
      const message = `Mark \`${mark}\` out of place, expected one \`${BLOCK_START}\` and one \`${BLOCK_END}\` below it`;
      yield {path, range: {start: wrong.start, end: wrong.end}, message, related};
    }
  },
});

/** The first that is not the one whose turn it is. */
function wrongMark(marks: readonly BlockMark[]): BlockMark {
  const [first, second, third] = marks;
  if (!first || first.kind === 'end' || !second) return first ?? {kind: 'start', start: 0, end: 0};
  return second.kind === 'end' ? (third ?? second) : second;
}
