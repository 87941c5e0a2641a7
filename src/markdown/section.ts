import type {Heading, Root, RootContent} from 'mdast';
import {plainText, rangeOf} from './node.ts';
import type {Range} from './place.ts';

/** A heading and what stands below it, up to the next heading of its rank or a higher one. */
export interface Section extends Range {
  /** 1–6; 0 for the whole document. */
  readonly depth: number;
  /** The heading as a reader sees it, markup taken off. */
  readonly title: string;
  readonly heading: Heading | undefined;
  /** Everything after the heading's line, subsections included. */
  readonly body: Range;
  /** What stands before the first subsection. */
  readonly blocks: readonly Exclude<RootContent, Heading>[];
  readonly children: readonly Section[];
}

interface OpenSection {
  readonly depth: number;
  readonly heading: Heading | undefined;
  readonly blocks: Exclude<RootContent, Heading>[];
  readonly children: Section[];
}

/**
 * Nest the headings that are children of the root of a text that ends at an offset.
 *
 * Headings inside quotes and list items are content; fences, comments and indented code hold none.
 */
export function sectionsOf(root: Root, end: number): Section {
  const stack: OpenSection[] = [openSection(0)];
  for (const node of root.children) {
    if (node.type !== 'heading') {
      stack.at(-1)?.blocks.push(node);
      continue;
    }
    closeDownTo(stack, node.depth, rangeOf(node).start);
    stack.push(openSection(node.depth, node));
  }
  closeDownTo(stack, 1, end);
  return new ClosedSection(stack[0] as OpenSection, end);
}

/** All sections below `section`, in document order. */
export function descendants(section: Section): readonly Section[] {
  const found: Section[] = [];
  collect(section, found);
  return found;
}

/** No deeper than headings go. */
function collect({children}: Section, found: Section[]): void {
  for (const child of children) {
    found.push(child);
    if (child.children.length > 0) collect(child, found);
  }
}

function openSection(depth: number, heading?: Heading): OpenSection {
  return {depth, heading, blocks: [], children: []};
}

function closeDownTo(stack: OpenSection[], depth: number, end: number): void {
  while ((stack.at(-1)?.depth ?? 0) >= depth) {
    const section = new ClosedSection(stack.pop() as OpenSection, end);
    stack.at(-1)?.children.push(section);
  }
}

/** A class, as a getter of a prototype costs nothing for each heading, and most titles are never asked for. */
class ClosedSection implements Section {
  readonly depth: number;
  readonly heading: Heading | undefined;
  readonly blocks: Section['blocks'];
  readonly children: readonly Section[];
  readonly start: number;
  readonly end: number;
  readonly body: Range;
  #title: string | undefined;

  constructor({depth, heading, blocks, children}: OpenSection, end: number) {
    const range = heading && rangeOf(heading);
    this.depth = depth;
    this.heading = heading;
    this.blocks = blocks;
    this.children = children;
    this.start = range?.start ?? 0;
    this.end = end;
    this.body = {start: range?.end ?? 0, end};
  }

  get title(): string {
    this.#title ??= this.heading ? plainText(this.heading) : '';
    return this.#title;
  }

  /** What a section is to those who write it down. */
  toJSON(): object {
    return {...this, title: this.title};
  }
}

/** Whether nothing stands below a heading: no text, no subsection. */
export function isBareSection({blocks, children}: Section): boolean {
  return blocks.length === 0 && children.length === 0;
}
