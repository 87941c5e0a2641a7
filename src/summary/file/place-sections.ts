import {insertBelow} from '../../markdown/compose.ts';
import type {Document} from '../../markdown/document.ts';
import type {TextEdit} from '../../markdown/edit.ts';
import {fitted, gapAbove} from '../../markdown/gap.ts';
import {lastLineEnd, lineEnd, lineStart, trimmedEnd} from '../../markdown/place.ts';
import type {Section} from '../../markdown/section.ts';
import {lineEndingAt} from '../../markdown/source.ts';
import {formOf, parentOf} from '../form.ts';
import {comingIn} from './decide-lines.ts';
import type {SectionOutcome} from './decide-sections.ts';
import {type ListStyle, printSectionAs} from './list-style.ts';
import type {ReadSection} from './read-summary.ts';

/** Take a section away with its heading, and what set it off. */
export function removeSection({text}: Document, {sections: [section]}: ReadSection): TextEdit {
  const from = lineStart(text, section.start);
  if (section.end < text.length)
    return {start: from, end: lineStart(text, section.end), text: gapAbove(text, from)};
  return {
    start: lineEnd(text, trimmedEnd(text, {start: 0, end: from})),
    end: trimmedEnd(text, section),
    text: '',
  };
}

/** The sections that are not there and are to be, each at its place in the form. */
export function newSections(
  document: Document,
  outcomes: readonly SectionOutcome[],
  style: ListStyle,
  own: readonly TextEdit[],
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const written = new Set(own.flatMap(({start, text}) => (text === '' ? [] : [start])));
  for (const {before: previous, after, content} of placesOfSections(outcomes, style)) {
    const before = previous ?? (after ? undefined : document.top);
    if (!before) {
      edits.push(...(after ? [above(document, after, content)] : []));
      continue;
    }
    const at = lastLineEnd(document.text, before);
    // What was left open there is closed once, by what comes first.
    const closed = written.has(at) ? {...before, blocks: [], children: []} : before;
    edits.push(insertBelow(document, closed, content));
    written.add(at);
  }
  return edits;
}

/** A new section, and its neighbours. */
interface NewSection {
  readonly before: Section | undefined;
  readonly after?: Section | undefined;
  readonly content: string;
}

function placesOfSections(outcomes: readonly SectionOutcome[], style: ListStyle): readonly NewSection[] {
  const tops = outcomes.filter(({id}) => parentOf(id) === undefined);
  const leaving = new Set(
    outcomes.flatMap(({isLeaving, section}) => (isLeaving ? [section?.sections[0]] : [])),
  );
  return tops.flatMap((top, index) => {
    const parts = outcomes.filter(({id}) => parentOf(id) === top.id);
    if (top.section) return newParts(top.section.sections[0], parts, style);
    if (!top.isNew) return [];
    const before = tops.slice(0, index).findLast(({section}) => section)?.section?.sections[0];
    const after = tops.slice(index).find(({section}) => section)?.section?.sections[0];
    const depth = (before ?? after)?.depth ?? 2;
    const printed = [top, ...parts.filter(({isNew}) => isNew)].map((each) => print(each, depth, style));
    return [{before: before && withoutTail(before, leaving), after, content: printed.join('\n\n')}];
  });
}

function newParts(
  parent: Section,
  parts: readonly SectionOutcome[],
  style: ListStyle,
): readonly NewSection[] {
  return parts.flatMap((part, index) => {
    if (!part.isNew) return [];
    const sibling = parts
      .slice(0, index)
      .findLast(({section, isLeaving}) => section && !isLeaving && isWithin(section.sections[0], parent));
    const before = sibling?.section?.sections[0] ?? withoutParts(parent);
    return [{before, content: print(part, parent.depth, style)}];
  });
}

function isWithin({start}: Section, parent: Section): boolean {
  return start > parent.start && start < parent.end;
}

/** A section as if nothing stood in it but its own blocks. */
function withoutParts(section: Section): Section {
  return {...section, title: section.title, end: section.children[0]?.start ?? section.end, children: []};
}

/** A section as if the parts at its end that leave were gone. */
function withoutTail(section: Section, leaving: ReadonlySet<Section | undefined>): Section {
  const kept = section.children.findLastIndex((child) => !leaving.has(child)) + 1;
  const first = section.children[kept];
  return first
    ? {...section, title: section.title, children: section.children.slice(0, kept), end: first.start}
    : section;
}

function print({id, decided}: SectionOutcome, topDepth: number, style: ListStyle): string {
  const {title, depth} = formOf(id);
  const lines = comingIn(decided).map(({text}) => text);
  return printSectionAs(style, {title, depth: Math.max(topDepth, 2) + depth - 2}, lines);
}

function above({text}: Document, after: Section, content: string): TextEdit {
  const at = lineStart(text, after.start);
  const ending = lineEndingAt(text, at);
  return {
    start: at,
    end: at,
    text: gapAbove(text, at) + fitted(content, ending) + ending + ending,
  };
}
