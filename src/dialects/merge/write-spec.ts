import type {RootContent} from 'mdast';
import type {TextEdit} from '../../markdown/edit.ts';
import {innerSource, rangeOf} from '../../markdown/node.ts';
import {lineEnd, lineStart, type Range} from '../../markdown/place.ts';
import {lineEndingAt} from '../../markdown/source.ts';
import type {Requirement} from '../requirement-block.ts';
import type {Spec} from '../spec.ts';
import type {Slots} from './slots.ts';

/** The edits that bring a spec to where its requirements were merged to. Every byte outside of them stays. */
export function editsOf(spec: Spec, slots: Slots): readonly TextEdit[] {
  const kept = new Map(
    [...slots.byName.values()].flatMap((slot) =>
      slot.requirement ? [[slot.requirement, slot] as const] : [],
    ),
  );
  const first = new Map(spec.requirements.toReversed().map((requirement) => [requirement.name, requirement]));
  const gone = spec.requirements.filter(
    (requirement) => first.get(requirement.name) === requirement && !kept.has(requirement),
  );
  const removals = removalsOf(spec, gone);
  const replacements = [...kept].flatMap(([requirement, slot]) => {
    if (slot.text !== undefined) return [replacement(spec, requirement, slot.text)];
    return slot.name === requirement.name ? [] : [renaming(spec, requirement, slot.name)];
  });
  const fresh = [...slots.byName.values()]
    .filter(({requirement}) => !requirement)
    .map(({text}) => text ?? '');
  return [...removals, ...replacements, ...insertion(spec, removals, fresh)];
}

/** A capability that did not exist: title, purpose, requirements. */
export function newSpec(capability: string, purpose: string, slots: Slots): string {
  const blocks = [...slots.byName.values()].map(({text}) => text ?? '');
  const head = `# ${capability} Specification\n\n## Purpose\n\n${purpose}\n\n## Requirements`;
  return `${[head, ...blocks].join('\n\n')}\n`;
}

function replacement({document: {text}}: Spec, {block}: Requirement, content: string): TextEdit {
  const start = lineStart(text, block.start);
  return {start, end: block.end, text: fitted(content.trim(), text, start)};
}

/** The name in the heading and nothing else; a heading with markup around its label is written anew. */
function renaming({document: {text}}: Spec, {section}: Requirement, name: string): TextEdit {
  const children = section.heading?.children ?? [];
  const start = children[0] ? rangeOf(children[0]).start : section.body.start;
  const source = section.heading ? innerSource(text, section.heading) : '';
  const label = /^requirement\s*[:：]\s*/i.exec(source)?.[0];
  const end = start + source.length;
  return label === undefined
    ? {start, end, text: `Requirement: ${name}`}
    : {start: start + label.length, end, text: name};
}

/** Each goes with the blank lines behind it, or before it where it is the last thing of the file. */
function removalsOf({document: {root, text}}: Spec, gone: readonly Requirement[]): readonly TextEdit[] {
  const nodes = root.children;
  const ranges = gone.map(({block}): Range => {
    const start = lineStart(text, block.start);
    const next = nodes.find((node) => rangeOf(node).start >= block.end);
    if (next) return {start, end: lineStart(text, rangeOf(next).start)};
    const previous = nodes.findLast((node) => rangeOf(node).end <= block.start);
    return {start: previous ? lineEnd(text, rangeOf(previous).end) : start, end: lineEnd(text, block.end)};
  });
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && range.start < last.end)
      joined[joined.length - 1] = {start: last.start, end: Math.max(last.end, range.end)};
    else joined.push(range);
  }
  return joined.map((range) => ({...range, text: ''}));
}

/** New requirements go behind the last thing of the Requirements section that stays. */
function insertion(
  {document: {root, text}, section}: Spec,
  removals: readonly TextEdit[],
  blocks: readonly string[],
): readonly TextEdit[] {
  if (blocks.length === 0 || !section) return [];
  const isGone = (node: RootContent) =>
    removals.some(({start, end}) => rangeOf(node).start >= start && rangeOf(node).end <= end);
  const last = root.children.findLast((node) => {
    const {start, end} = rangeOf(node);
    return start >= section.start && end <= section.end && !isDefinition(node) && !isGone(node);
  });
  const at = lineEnd(text, last ? rangeOf(last).end : section.body.start);
  return [{start: at, end: at, text: blocks.map((block) => fitted(`\n\n${block}`, text, at)).join('')}];
}

function isDefinition({type}: RootContent): boolean {
  return type === 'definition' || type === 'footnoteDefinition';
}

function fitted(content: string, text: string, at: number): string {
  return content.replace(/\r\n?|\n/g, lineEndingAt(text, at));
}
