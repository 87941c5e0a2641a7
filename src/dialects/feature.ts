import type {Heading} from 'mdast';
import {kinds} from '../deltas/index.ts';
import type {DeltaKind, Keyword} from '../deltas/kind.ts';
import type {Document} from '../markdown/document.ts';
import {applyEdits} from '../markdown/edit.ts';
import {innerSource, nodesOfType, rangeOf} from '../markdown/node.ts';
import {descendants, type Section} from '../markdown/section.ts';
import {foldTitle, type SectionTitles, type Vocabulary} from './vocabulary.ts';

/** One delta of the feature dialect: a file whose H1 is `ADDED: Name`, `MODIFIED: Name` or `REMOVED: Name`. */
export interface FeatureDelta {
  readonly document: Document;
  readonly kind: DeltaKind;
  /** The feature, as a reader sees it. */
  readonly name: string;
  /** The feature, as its author wrote it in Markdown, on one line. */
  readonly nameSource: string;
  readonly title: Section;
  readonly titles: SectionTitles;
  /** The H2 sections the dialect knows, in the order of the file. */
  readonly sections: readonly FeatureSection[];
}

/** A section the dialect knows. */
export interface FeatureSection {
  /** The title this dialect gives it: `Previous Behavior`, however the file spells it. */
  readonly canonical: string;
  readonly section: Section;
}

const TITLE = /^(ADDED|MODIFIED|REMOVED)\s*[:：]\s*(\S.*)$/i;

/** Whether a text can hold a delta title at all; a cheap no spares a long archive its parsing. */
export function mayHoldFeatureDelta(text: string): boolean {
  return /(?:ADDED|MODIFIED|REMOVED)[^\r\n]{0,40}[:：&\\]/i.test(text);
}

/** Read a delta, or nothing when no H1 of the file names one. */
export function readFeatureDelta(document: Document, vocabulary: Vocabulary): FeatureDelta | undefined {
  const title = document.top.children.find((section) => section.depth === 1 && TITLE.test(section.title));
  const [, keyword = '', name = ''] = TITLE.exec(title?.title ?? '') ?? [];
  const kind = kinds.find((candidate) => candidate.keyword === keyword.toUpperCase());
  const titles = kind && vocabulary.shapes.get(kind.keyword as Keyword);
  if (!title || !kind || !titles) return undefined;
  const sections = descendants(title).flatMap((section) => {
    const canonical = section.depth === 2 && titles.byFoldedTitle.get(foldTitle(section.title));
    return canonical ? [{canonical, section}] : [];
  });
  return {document, kind, name, nameSource: nameSource(document, title, name), title, titles, sections};
}

/** The section of that canonical title; the first, where a file repeats it. */
export function sectionOf(delta: FeatureDelta, canonical: string): Section | undefined {
  return delta.sections.find((candidate) => candidate.canonical === canonical)?.section;
}

/** The H1s that look like delta titles, sound or not. */
export function deltaTitles(document: Document): readonly Section[] {
  return document.top.children.filter(
    ({depth, title}) => depth === 1 && /^(?:ADDED|MODIFIED|REMOVED)\b/i.test(title),
  );
}

function nameSource(document: Document, title: Section, name: string): string {
  if (!title.heading) return name;
  const source = withoutTags(document.text, title.heading).replace(/\s+/g, ' ');
  return TITLE.exec(source)?.[2] ?? name;
}

/** Tags that act: https://github.github.com/gfm/#disallowed-raw-html-extension-, and whatever has attributes. */
const ACTS =
  /^<\/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b|^<[^\s>]+\s[^>]*=/i;

/** The source of a heading, comments gone and tags that act as words: `List<T>` stays, a changelog runs no script. */
function withoutTags(text: string, heading: Heading): string {
  const start = heading.children[0] ? rangeOf(heading.children[0]).start : 0;
  const edits = nodesOfType(heading, 'html').flatMap((node) => {
    const range = rangeOf(node);
    const isComment = node.value.startsWith('<!--');
    if (!isComment && !ACTS.test(node.value)) return [];
    const length = isComment ? range.end - range.start : 0;
    return {start: range.start - start, end: range.start - start + length, text: isComment ? '' : '\\'};
  });
  return applyEdits(innerSource(text, heading), edits);
}
