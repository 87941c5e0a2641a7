import type {Document} from './document.ts';
import type {Range} from './place.ts';
import {descendants, type Section} from './section.ts';

/** A heading of the first or second rank and what stands below it, up to the next one of these. */
export interface Chapter extends Range {
  readonly depth: 1 | 2;
  /** The heading as a reader sees it, markup taken off. */
  readonly title: string;
  /** The line or lines of the heading, without the line ending. */
  readonly heading: Range;
  /** The same, read: its blocks, and its subsections of the third rank and below. Read when it is asked for. */
  readonly section: Section;
}

/** The chapters of a document in order; what stands above the first heading is in none. */
export function chaptersOf({top}: Document): readonly Chapter[] {
  const sections = [...descendants(top)].filter(({depth}) => depth <= 2);
  return sections.map((section, index): Chapter => {
    const end = sections[index + 1]?.start ?? top.end;
    const children = section.children.filter(({depth}) => depth > 2);
    return {
      start: section.start,
      end,
      depth: section.depth === 1 ? 1 : 2,
      title: section.title,
      heading: {start: section.start, end: section.body.start},
      section: {...section, children, end, body: {start: section.body.start, end}},
    };
  });
}
