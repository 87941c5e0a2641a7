import {once} from '../../once.ts';

/** What XML 1.0 cannot hold, not even as a reference: https://www.w3.org/TR/xml/#charsets */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * What is markup, what a parser would fold, what is not seen, and what a CI service could take for a command: all these
 * are written as references, so that a reader of the document gets the text, and a reader of its lines nothing that acts.
 */
const referred = once(
  () =>
    /[&<>"'\t\n\r\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\uFFF9-\uFFFB]|^ | $|#(?=#\w*\[)|^:(?=:)/gu,
);

/** An attribute of an element; one that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element on one line, or with each of its children on lines of their own, indented. */
export function element(
  name: string,
  attributes: Attributes,
  content: string | readonly string[] = [],
): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`],
  );
  const opening = `<${name}${given.join('')}`;
  if (typeof content === 'string') return `${opening}>${xmlText(content)}</${name}>\n`;
  if (content.length === 0) return `${opening}/>\n`;
  return `${opening}>\n${content.join('').replace(/^(?=.)/gm, '  ')}</${name}>\n`;
}

/** A whole document. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

/** A text as XML, in an element or in quotes; what XML cannot hold is written as in JSON, `\u001b`. */
export function xmlText(text: string): string {
  return text
    .replace(NOT_XML, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(referred(), (character) => `&#${character.codePointAt(0)};`);
}
