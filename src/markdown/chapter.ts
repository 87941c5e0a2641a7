import {once} from '../once.ts';
import type {Document} from './document.ts';
import {scanLines} from './line-scan.ts';
import {readPart, titleOfHeading} from './part.ts';
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

/** Below this a document is parsed sooner than it is worth a scan. */
const SMALL = 32 * 1024;

const known = new WeakMap<Document, readonly Chapter[]>();

/**
 * The chapters of a document in order; what stands above the first heading is in none.
 *
 * Of a large document only those are parsed whose section is asked for, wherever its lines tell the headings for
 * certain.
 */
export function chaptersOf(document: Document): readonly Chapter[] {
  const chapters =
    known.get(document) ?? (document.text.length < SMALL ? parsed(document) : scanned(document));
  known.set(document, chapters);
  return chapters;
}

/** The chapters as the whole tree has them. */
export function parsed({top}: Document): readonly Chapter[] {
  const sections = descendants(top).filter(({depth}) => depth <= 2);
  return sections.map((section, index): Chapter => {
    const end = sections[index + 1]?.start ?? top.end;
    const children = section.children.filter(({depth}) => depth > 2);
    return {
      start: section.start,
      end,
      depth: section.depth === 1 ? 1 : 2,
      title: section.title,
      heading: {start: section.start, end: section.body.start},
      section: {...section, title: section.title, children, end, body: {start: section.body.start, end}},
    };
  });
}

/** The same from a scan; from the tree where a scan does not tell. */
export function scanned(document: Document): readonly Chapter[] {
  const {text, frontMatter} = document;
  const lines = scanLines(text, frontMatter?.end ?? 0);
  if (!lines) return parsed(document);
  const {headings, definitions} = lines;
  return headings.map(({depth, start, end: headingEnd}, index): Chapter => {
    const end = headings[index + 1]?.start ?? text.length;
    const title = once(() => titleOfHeading(text, {start, end: headingEnd}, definitions));
    const section = once(() => readPart(text, {start, end}, definitions).children[0] as Section);
    return {
      depth,
      start,
      end,
      heading: {start, end: headingEnd},
      get title() {
        return title();
      },
      get section() {
        return section();
      },
    };
  });
}
