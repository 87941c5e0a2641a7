import type {RootContent} from 'mdast';
import type {TextEdit} from '../../markdown/edit.ts';
import {gapBelow} from '../../markdown/gap.ts';
import {rangeOf} from '../../markdown/node.ts';
import {lastLineEnd, lineEnd, lineStart, type Range} from '../../markdown/place.ts';
import {lineEndingAt} from '../../markdown/source.ts';
import type {Requirement} from '../requirement-block.ts';
import type {Spec} from '../spec.ts';
import {isDefinition} from './definitions.ts';
import {indexFrom, nodesFrom} from './neighbours.ts';
import {removalsOf} from './removals.ts';
import {renameHeading} from './rename-heading.ts';
import type {Slot, Slots} from './slots.ts';

/** The edits that bring a spec to where its requirements were merged to. Every byte outside of them stays. */
export function editsOf(spec: Spec, slots: Slots): readonly TextEdit[] {
  const all = [...slots.byName.values()];
  const kept = new Map(all.flatMap((slot) => (slot.requirement ? [[slot.requirement, slot] as const] : [])));
  const removals = removalsOf(
    spec,
    spec.requirements.filter((requirement) => !kept.has(requirement)),
  );
  const fresh = all.filter(({requirement}) => !requirement);
  const edits = [
    ...removals.map((range) => ({...range, text: ''})),
    ...[...kept].flatMap(([requirement, slot]) => keptEdits(spec, requirement, slot)),
    ...insertion(spec, removals, fresh),
  ];
  return [...edits, ...unindentedBehind(spec, edits)];
}

/** A capability that did not exist: title, purpose, requirements. */
export function newSpec(capability: string, purpose: string, {byName}: Slots): string {
  const head = `# ${capability} Specification\n\n## Purpose\n\n${purpose}\n\n## Requirements`;
  return `${[head, ...[...byName.values()].map(writtenText)].join('\n\n')}\n`;
}

function keptEdits(spec: Spec, requirement: Requirement, slot: Slot): readonly TextEdit[] {
  if (slot.text !== undefined) return [replacement(spec, requirement, slot)];
  return slot.name === requirement.name ? [] : [renameHeading(spec.document, requirement, slot.name)];
}

function replacement({document: {text}}: Spec, {block}: Requirement, slot: Slot): TextEdit {
  const start = lineStart(text, block.start);
  const end = lineEnd(text, block.end);
  return {start, end, text: fitted(writtenText(slot), text, lineEnd(text, start)) + gapBelow(text, end)};
}

/** New requirements go behind the last thing of the Requirements section that stays and is no link definition. */
function insertion(
  {document: {root, text}, section}: Spec,
  removals: readonly Range[],
  fresh: readonly Slot[],
): readonly TextEdit[] {
  if (fresh.length === 0 || !section) return [];
  const stays = lastThat(root.children.slice(0, indexFrom(root.children, section.end)), removals);
  const at = stays ? lastLineEnd(text, rangeOf(stays)) : lineEnd(text, section.body.start);
  const isEnd = removals.some(({start}) => start === at);
  const blocks = fresh.map((slot) => fitted(`\n\n${writtenText(slot)}`, text, at)).join('');
  return [{start: at, end: at, text: blocks + (isEnd ? '' : gapBelow(text, at))}];
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

/** What stands indented behind an edit could come to lie in a list that the edit ends with: it loses its indentation. */
function unindentedBehind({document: {root, text}}: Spec, edits: readonly TextEdit[]): readonly TextEdit[] {
  const nodes = root.children;
  const taken = new Set(edits.flatMap(({start, end}) => nodesFrom(nodes, start, end)[0] ?? []));
  const next = new Set(edits.flatMap(({end}) => nodes[indexFrom(nodes, end)] ?? []));
  return [...next].flatMap((node) => {
    const end = rangeOf(node).start;
    const start = lineStart(text, end);
    const isIndented = start < end && text.slice(start, end).trim() === '';
    return isIndented && !taken.has(node) ? [{start, end, text: ''}] : [];
  });
}

function writtenText({text = '', tail}: Slot): string {
  return tail === '' ? text : `${text}\n\n${tail}`;
}

function fitted(content: string, text: string, at: number): string {
  return content.replace(/\r\n?|\n/g, lineEndingAt(text, at));
}
