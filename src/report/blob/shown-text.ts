import type {Finding} from '../../lint/rule.ts';
import {type Document, parse, placeIn} from '../../markdown/document.ts';

/** One line with its ending: its number, 1-based, and the offset at which it begins. */
export type ShownLine = readonly [number, number, string];

/** What reports show of a text. */
export interface ShownText {
  /** UTF-16 code units. */
  readonly length: number;
  /** How many lines the text has; one that ends with a line ending has an empty one behind it. */
  readonly lines: number;
  readonly shown: readonly ShownLine[];
}

export type ShownTexts = Readonly<Record<string, ShownText>>;

/** The lines that reports show of some findings, and those in which their fixes begin and end. */
export function shownTexts(
  findings: readonly Finding[],
  documentAt: (path: string) => Document | undefined,
): ShownTexts {
  const wanted = new Map<string, Set<number>>();
  const want = (path: string, line: number) => {
    const lines = wanted.get(path) ?? new Set();
    for (const near of [line - 1, line, line + 1]) lines.add(near);
    wanted.set(path, lines);
  };
  for (const {path, start, end, fix, unsafeFix, related} of findings) {
    const document = documentAt(path);
    if (!document) continue;
    for (const point of [start, end]) if (point) want(path, point.line);
    for (const edit of [...(fix ?? []), ...(unsafeFix ?? [])])
      for (const offset of [edit.start, edit.end]) want(path, placeIn(document, offset).line);
    for (const place of related) for (const point of [place.start, place.end]) want(place.path, point.line);
  }
  // A path may be any name: `__proto__` too.
  return Object.fromEntries(
    [...wanted].flatMap(([path, lines]) => {
      const document = documentAt(path);
      return document ? [[path, shownText(document, lines)]] : [];
    }),
  );
}

/** What stands on some lines; all of a text in which a CR ends lines, for it is not filled up. */
function shownText({text, lineStarts}: Document, wanted: ReadonlySet<number>): ShownText {
  const hasLoneCr = /\r(?!\n)/.test(text);
  const all = lineStarts.map((start, index): ShownLine => {
    return [index + 1, start, text.slice(start, lineStarts[index + 1] ?? text.length)];
  });
  return {
    length: text.length,
    lines: lineStarts.length,
    shown: all.filter(([line]) => hasLoneCr || wanted.has(line)),
  };
}

/** The same text with what several shards show of it; nothing where they do not speak of one text. */
export function joinedText(texts: readonly ShownText[]): ShownText | undefined {
  const [first] = texts;
  if (!first) return undefined;
  const shown = new Map<number, ShownLine>();
  for (const {length, lines, shown: own} of texts) {
    if (length !== first.length || lines !== first.lines) return undefined;
    for (const line of own) {
      const known = shown.get(line[0]) ?? line;
      if (known[1] !== line[1] || known[2] !== line[2]) return undefined;
      shown.set(line[0], line);
    }
  }
  return {...first, shown: [...shown.values()].toSorted(([a], [b]) => a - b)};
}

/**
 * A document with the lines that are shown at their places, and blanks for all others; nothing where the lines do not
 * fit together.
 */
export function documentOf(path: string, {length, lines, shown}: ShownText): Document | undefined {
  let text = '';
  let next = 1;
  for (const [line, start, content] of [...shown, [lines, length, ''] as const]) {
    const isEnd = line === lines && start === length && next > lines;
    if (isEnd) break;
    const breaks = line - next;
    const blanks = start - text.length - breaks;
    if (breaks < 0 || blanks < 0 || line > lines || start > length) return undefined;
    text += ' '.repeat(blanks) + '\n'.repeat(breaks) + content;
    next = line + 1;
  }
  if (text.length !== length) return undefined;
  return parse({path, bytes: new Uint8Array(), text, hasBom: false});
}
