import type {RootContent} from 'mdast';
import type {TextEdit} from '../../markdown/edit.ts';
import {gapAbove, gapBelow} from '../../markdown/gap.ts';
import {rangeOf} from '../../markdown/node.ts';
import {lastLineEnd, lineEnd, lineStart, type Range} from '../../markdown/place.ts';
import {lineEndingAt} from '../../markdown/source.ts';
import {directivesAbove, type Requirement} from '../requirement-block.ts';
import type {Spec} from '../spec.ts';
import {unindentedBehind} from './indentation.ts';
import {definitionLines, isDefinition} from './links/definitions.ts';
import {type LeftDefinitions, leftDefinitions} from './links/left-definitions.ts';
import {indexFrom} from './neighbours.ts';
import {removalsOf} from './removals.ts';
import {renameHeading} from './rename-heading.ts';
import {type Slot, type Slots, writtenText} from './slots.ts';
import {arrivalsIn} from './three-way/arrivals.ts';

/** The edits that bring a spec to where its requirements were merged to. Every byte outside of them stays. */
export function editsOf(spec: Spec, slots: Slots): readonly TextEdit[] {
  const all = [...slots.byName.values()];
  const kept = new Map(all.flatMap((slot) => (slot.requirement ? [[slot.requirement, slot] as const] : [])));
  const left = leftDefinitions(slots);
  const gone = spec.requirements.filter((requirement) => !kept.has(requirement));
  const removals = removalsOf(spec, gone, left).map((edit) => ({
    ...edit,
    text: fitted(edit.text, spec.document.text, edit.start),
  }));
  const arrivals = arrivalsIn(slots);
  const edits = [
    ...removals,
    ...[...kept].flatMap(([requirement, slot]) => keptEdits(spec, requirement, slot, left)),
    ...insertion(spec, removals, arrivals.get(undefined) ?? [], left),
    ...[...arrivals].flatMap(([next, fresh]) => insertionBefore(spec, next, fresh, left)),
  ];
  return [...edits, ...unindentedBehind(spec, edits)];
}

/** A capability that did not exist: title, purpose, requirements. */
export function newSpec(capability: string, purpose: string, slots: Slots): string {
  const left = leftDefinitions(slots);
  const head = `# ${capability} Specification\n\n## Purpose\n\n${purpose}\n\n## Requirements`;
  return `${[head, ...[...slots.byName.values()].map((slot) => textOf(slot, left))].join('\n\n')}\n`;
}

function keptEdits(
  spec: Spec,
  requirement: Requirement,
  slot: Slot,
  left: LeftDefinitions,
): readonly TextEdit[] {
  if (slot.text !== undefined) return [replacement(spec, requirement, textOf(slot, left))];
  return slot.name === requirement.name ? [] : [renameHeading(spec.document, requirement, slot.name)];
}

function replacement({document: {text}}: Spec, {block}: Requirement, content: string): TextEdit {
  const start = lineStart(text, block.start);
  const end = lineEnd(text, block.end);
  return {start, end, text: fitted(content, text, lineEnd(text, start)) + gapBelow(text, end)};
}

/** New requirements go behind the last thing of the Requirements section that stays and is no link definition. */
function insertion(
  {document: {root, text}, section}: Spec,
  removals: readonly Range[],
  fresh: readonly Slot[],
  left: LeftDefinitions,
): readonly TextEdit[] {
  if (fresh.length === 0 || !section) return [];
  const stays = lastThat(root.children.slice(0, indexFrom(root.children, section.end)), removals);
  const at = stays ? lastLineEnd(text, rangeOf(stays)) : lineEnd(text, section.body.start);
  const isEnd = removals.some(({start}) => start === at);
  const blocks = fresh.map((slot) => fitted(`\n\n${textOf(slot, left)}`, text, at)).join('');
  return [{start: at, end: at, text: blocks + (isEnd ? '' : gapBelow(text, at))}];
}

/** New requirements that stand before one of the spec, and what is said about that. */
function insertionBefore(
  {document}: Spec,
  next: Requirement | undefined,
  fresh: readonly Slot[],
  left: LeftDefinitions,
): readonly TextEdit[] {
  if (!next) return [];
  const {text} = document;
  const first = directivesAbove(document, next).map(rangeOf)[0] ?? next.block;
  const at = lineStart(text, first.start);
  const blocks = fresh.map((slot) => fitted(`${textOf(slot, left)}\n\n`, text, at)).join('');
  return [{start: at, end: at, text: gapAbove(text, at) + blocks}];
}

/** The last node that neither goes nor defines a link: definitions stand at the end. */
function lastThat(nodes: readonly RootContent[], removals: readonly Range[]): RootContent | undefined {
  let removal = removals.length - 1;
  return nodes.findLast((node) => {
    const {start} = rangeOf(node);
    while (start < (removals[removal]?.start ?? 0)) removal--;
    return !isDefinition(node) && start >= (removals[removal]?.end ?? 0);
  });
}

/** The new text of a slot, what is written behind it, and the definitions that are left there. */
function textOf(slot: Slot, left: LeftDefinitions): string {
  return [writtenText(slot), definitionLines(left.get(slot) ?? [])].filter(Boolean).join('\n\n');
}

function fitted(content: string, text: string, at: number): string {
  return content.replace(/\r\n?|\n/g, lineEndingAt(text, at));
}
