import type {Document} from '../../markdown/document.ts';
import {nodesOfType, rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import {commentsIn} from '../text/comments.ts';
import {yamlComments} from './yaml-comments.ts';

/** A rule as a comment names it, and where. */
export interface NamedRule extends Range {
  readonly id: string;
}

/** A comment that says what is not to be told: `<!-- openspec-disable-next-line rule-id -- reason -->`. */
export interface Directive extends Range {
  readonly kind: 'disable-next-line' | 'disable' | 'enable' | 'unknown';
  /** The first word, as it is written: `openspec-disable`. */
  readonly word: string;
  /** None where all rules are meant. */
  readonly named: readonly NamedRule[];
}

const KINDS = ['disable-next-line', 'disable', 'enable'] as const;

/** The words that mean something, for those who look for the nearest. */
export const WORDS: readonly string[] = KINDS.map((kind) => `openspec-${kind}`);

const known = new WeakMap<Document, readonly Directive[]>();

/** The directives of a document, in its order: HTML comments of Markdown, and comments of YAML. Linear, never throws. */
export function directivesIn(document: Document): readonly Directive[] {
  const directives = known.get(document) ?? readDirectives(document);
  known.set(document, directives);
  return directives;
}

function readDirectives(document: Document): readonly Directive[] {
  const {text, source} = document;
  if (!/openspec-(?:dis|en)able/i.test(text)) return [];
  if (/\.ya?ml$/i.test(source.path))
    return Array.from(yamlComments(text)).flatMap(
      (range) => directiveOf(range, text.slice(range.start + 1, range.end), 1) ?? [],
    );
  return [...nodesOfType(document.root, 'html')].flatMap((html) =>
    Array.from(commentsIn(text, rangeOf(html))).flatMap((range) => {
      const comment = text.slice(range.start, range.end);
      return comment.endsWith('-->') ? (directiveOf(range, comment.slice(4, -3), 4) ?? []) : [];
    }),
  );
}

/**
 * What a comment says, `offset` being where its words begin in it. In capitals it is meant so and says nothing; what stands behind ` -- ` is for people.
 */
function directiveOf(range: Range, inner: string, offset: number): Directive | undefined {
  const [opening, word = ''] = /^\s*(openspec-(?:dis|en)able[\w-]*)(?=\s|$)/i.exec(inner) ?? [];
  if (opening === undefined) return undefined;
  const rest = inner.slice(opening.length);
  const reason = /(?<=\s)--+(?=\s|$)/.exec(rest)?.index ?? rest.length;
  const begin = range.start + offset + opening.length;
  return {
    ...range,
    kind: KINDS.find((kind) => `openspec-${kind}` === word) ?? 'unknown',
    word,
    named: Array.from(rest.slice(0, reason).matchAll(/[\p{L}\p{N}_][^\s,]*/gu), ({0: id, index}) => ({
      ...{id, start: begin + index, end: begin + index + id.length},
    })),
  };
}
