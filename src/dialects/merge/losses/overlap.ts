import type {Document} from '../../../markdown/document.ts';
import type {Requirement} from '../../requirement-block.ts';
import type {RequirementDelta} from '../../requirement-delta.ts';
import type {Spec} from '../../spec.ts';
import {readMarks} from '../marks/scenario-marks.ts';
import type {DeltaOfChange} from '../merge.ts';
import type {MergeProblem} from '../problem.ts';
import {comparable, type Slot, type Slots} from '../slots.ts';
import {baseOf, writtenBlock} from '../three-way/written-against.ts';
import {textToKeep} from './text-to-keep.ts';

/**
 * Requirements that a delta replaces after another change of the same run did, and would undo what that one wrote.
 *
 * A block that was written on top of the other change has all its lines, and undoes nothing; one that modifies what the
 * other change added must have been written so.
 */
export function overlapProblems(
  spec: Spec | undefined,
  slots: Slots,
  of: DeltaOfChange,
): readonly MergeProblem[] {
  const {delta, change} = of;
  const {path} = delta.document.source;
  const removed = new Set(delta.removed.map(({name}) => name));
  const replaced = delta.added.filter(({name}) => removed.has(name));
  return [...delta.modified, ...replaced].flatMap((block) => {
    const slot = slots.byName.get(block.name);
    // With a base, the block is merged with what the other change wrote.
    if (slot && baseOf(of, writtenBlock(delta, block), block.name)) return [];
    const line = slot && undoneLine(spec, slot, delta, block);
    if (line === undefined) return [];
    const message = `\`${change}\` would undo what another change does to \`${block.name}\`: \`${line}\`; expected it archived alone, with its block brought up to date`;
    return [{code: 'delta-conflict', path, range: block.heading, message}];
  });
}

/** A line that the change before brought and this block lacks, or that it dropped and this block has. */
function undoneLine(
  spec: Spec | undefined,
  slot: Slot,
  {document}: RequirementDelta,
  block: Requirement,
): string | undefined {
  const current = slot.text === undefined ? undefined : slot.current();
  if (!spec || !current || !slot.requirement) return undefined;
  const original = linesOf(bodyOf(spec.document, slot.requirement));
  const written = linesOf(textToKeep(current, readMarks(document, block)));
  const mine = linesOf(bodyOf(document, block));
  const brought = [...written].find(([place]) => !original.has(place) && !mine.has(place));
  return (brought ?? [...original].find(([place]) => !written.has(place) && mine.has(place)))?.[1];
}

function bodyOf({text}: Document, {block, heading}: Requirement): string {
  return text.slice(heading.end, block.end);
}

/** The lines that say something, by themselves and the heading they stand under; the depth of headings aside. */
function linesOf(text: string): ReadonlyMap<string, string> {
  let heading = '';
  const lines = comparable(text)
    .split('\n')
    .map((line) => line.trim().replace(/^#{1,6}(?=\s)/, '#'))
    .filter(Boolean);
  return new Map(
    lines.map((line) => {
      if (line.startsWith('# ')) heading = line;
      return [`${heading}\n${line}`, line];
    }),
  );
}
