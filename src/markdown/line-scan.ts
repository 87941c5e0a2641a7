import {lineStartsOf, type Range} from './place.ts';

/** A heading of the first or second rank that begins a line. */
export interface ScannedHeading extends Range {
  readonly depth: 1 | 2;
}

/** What lines tell of a document. */
export interface ScannedLines {
  readonly headings: readonly ScannedHeading[];
  /** The lines that define what links by name lead to, by that name in lower case. */
  readonly definitions: ReadonlyMap<string, string>;
}

/** What a line may belong to, other than the flow of the document. */
type Inside =
  | {readonly kind: 'fence'; readonly mark: string; readonly indent: number}
  | {readonly kind: 'html'; readonly end: RegExp; readonly indent: number}
  | {readonly kind: 'perhaps-html'};

/** https://spec.commonmark.org/0.31.2/#html-blocks, kinds 1 and 2: they end where they say, not at a blank line. */
const HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
];
const BLANK = /^[ \t]*$/;
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
/** https://spec.commonmark.org/0.31.2/#link-reference-definition, whole and on one line. */
export const DEFINITION =
  /^\[(?!\^)((?:[^[\]\\]|\\.)+)\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"\\]*"|'[^'\\]*'|\([^()\\]*\)))?[ \t]*$/;
/** What may define something, in whatever it lies. */
const PERHAPS_DEFINITION = /^[\s>*+\d.)-]*\[(?:[^[\]\\]|\\.)+\]:/;
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
/** What a line of only `-` below is a rule to, and never makes a heading. */
const NO_PARAGRAPH = /^(?:#{1,6}(?:[ \t]|$)|[-*+][ \t]+[^ \t])/;

/**
 * The headings of the first and second rank, in order, found without parsing; nothing where lines alone do not tell.
 *
 * A line that begins without indentation ends all lists and quotes above it, so what it is depends only on fences and
 * HTML blocks that are open. What begins with one to three spaces may stand in a list item or not: where that makes a
 * difference, there is no answer.
 */
export function scanLines(text: string, from: number): ScannedLines | undefined {
  const headings: ScannedHeading[] = [];
  const definitions = new Map<string, string>();
  let inside: Inside | undefined;
  let above = '';
  for (const {start, line} of linesOf(text, from)) {
    const indent = line.search(/[^ ]|$/);
    const words = line.slice(indent);
    const isBlank = BLANK.test(words);
    if (inside) {
      const next = within(inside, words, indent, isBlank);
      if (next === undefined) return undefined;
      if (next === 'ends') inside = undefined;
      above = '';
      continue;
    }
    if (indent <= 3 && !isBlank) {
      // Kinds 3 to 5 are too rare to be told apart.
      if (/^<(?:\?|!(?!--))/.test(words)) return undefined;
      const depth = /^##?(?=[ \t]|$)/.exec(words)?.[0].length;
      if (depth !== undefined && indent > 0) return undefined;
      if (depth !== undefined)
        headings.push({depth: depth as 1 | 2, start, end: start + line.replace(/[ \t]+$/, '').length});
      if (UNDERLINE.test(words) && makesHeading(words, above)) return undefined;
      inside = opened(words, indent);
    }
    if (PERHAPS_DEFINITION.test(line) || (/^[^[\]]*\]:/.test(line) && /\[[^\]]*$/.test(above))) {
      const name = mayDefine(above) ? DEFINITION.exec(line)?.[1]?.toLowerCase() : undefined;
      if (name === undefined) return undefined;
      if (!definitions.has(name)) definitions.set(name, line);
    }
    above = line;
  }
  return inside && inside.kind !== 'perhaps-html' ? undefined : {headings, definitions};
}

/** What would be something else outside of HTML. */
const TELLING = /^(?:#{1,2}(?:[ \t]|$)|`{3}|~{3}|=+[ \t]*$|-+[ \t]*$|<(?:[!?]|script|pre|style|textarea))/i;

/** What a line does to what it lies in; nothing where it may lie outside. */
function within(
  inside: Inside,
  words: string,
  indent: number,
  isBlank: boolean,
): 'ends' | 'goes on' | undefined {
  if (inside.kind === 'perhaps-html') {
    if (isBlank) return 'ends';
    return TELLING.test(words) ? undefined : 'goes on';
  }
  if (!isBlank && indent < inside.indent) return undefined;
  if (inside.kind === 'html') return inside.end.test(words) ? 'ends' : 'goes on';
  const [mark] = /^(?:`{3,}|~{3,})(?=[ \t]*$)/.exec(words) ?? [''];
  const isEnd = indent <= 3 && mark.startsWith(inside.mark);
  return isEnd ? 'ends' : 'goes on';
}

function opened(words: string, indent: number): Inside | undefined {
  const [, mark] = FENCE.exec(words) ?? [];
  if (mark !== undefined) return {kind: 'fence', mark, indent};
  if (!words.startsWith('<')) return undefined;
  const [, end] = HTML.find(([start]) => start.test(words)) ?? [];
  if (!end) return {kind: 'perhaps-html'};
  // What ends a comment may be part of what begins it: `<!-->`.
  const isWhole = end.test(words.slice(2));
  return isWhole ? undefined : {kind: 'html', end, indent};
}

/** Whether the line below may be a definition: none interrupts a paragraph. */
function mayDefine(above: string): boolean {
  return BLANK.test(above) || DEFINITION.test(above) || /^#{1,6}[ \t]/.test(above);
}

/** Whether a line of `=` or `-` may make a heading of the one above. */
function makesHeading(words: string, above: string): boolean {
  if (BLANK.test(above)) return false;
  return words.startsWith('=') || !NO_PARAGRAPH.test(above);
}

function* linesOf(text: string, from: number): Generator<{readonly start: number; readonly line: string}> {
  const starts = lineStartsOf(text.slice(from));
  for (const [index, at] of starts.entries()) {
    const end = starts[index + 1] ?? text.length - from;
    yield {start: from + at, line: text.slice(from + at, from + end).replace(/[\r\n]+$/, '')};
  }
}
