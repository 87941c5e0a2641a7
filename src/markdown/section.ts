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
  return closed(stack[0] as OpenSection, end);
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
    const section = closed(stack.pop() as OpenSection, end);
    stack.at(-1)?.children.push(section);
  }
}

function closed({depth, heading, blocks, children}: OpenSection, end: number): Section {
  const range = heading && rangeOf(heading);
  let title = heading ? undefined : '';
  return {
    depth,
    heading,
    blocks,
    children,
    start: range?.start ?? 0,
    end,
    body: {start: range?.end ?? 0, end},
    /** Read when it is asked for: most headings are never looked at. */
    get title() {
      title ??= plainText(heading as Heading);
      return title;
    },
  };
}

/** Whether nothing stands below a heading: no text, no subsection. */
export function isBareSection({blocks, children}: Section): boolean {
  return blocks.length === 0 && children.length === 0;
}
