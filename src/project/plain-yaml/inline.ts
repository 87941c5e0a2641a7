import type {YamlNode, YamlScalar} from '../yaml-node.ts';
import {readFlow} from './flow.ts';
import type {Line} from './lines.ts';
import {plainScalar, readQuoted, withoutSpaces} from './scalar.ts';

/** A sign, or two, that words can begin with and mean nothing to YAML. */
const BEGINS_WORDS = /^(?:[^\s?:,[\]{}#&*!|>'"%@`-]|[?:-][^\s,[\]{}])/;
/** A sign that a key can begin with, and no mark of a document, merge key or list. */
const BEGINS_KEY = /^[^\s?:,[\]{}#&*!|>'"%@`.<-]/;
/** YAML takes no longer ones on a line. */
const LONGEST_KEY = 1_000;

/** The key that begins at a column, where there is one whose name is certain. */
export function readKey(text: string, line: Line, column: number): YamlScalar | undefined {
  const key = isQuote(line.text[column]) ? readQuoted(text, line.start + column) : readPlainKey(line, column);
  if (!key || typeof key.value !== 'string' || key.end - key.start > LONGEST_KEY) return undefined;
  return colonOf(line.text.slice(key.end - line.start)) === 0 ? key : undefined;
}

function readPlainKey(line: Line, column: number): YamlScalar | undefined {
  const words = wordsAt(line, column);
  const key = words.slice(0, Math.max(colonOf(words), 0));
  return BEGINS_KEY.test(key) && !key.endsWith(' ') ? plainScalar(key, line.start + column) : undefined;
}

/** The value that begins at a column and ends on the line; nothing where only a parser can tell. */
export function readOnLine(text: string, line: Line, column: number): YamlNode | undefined {
  const first = line.text[column];
  const at = line.start + column;
  if (first !== '[' && first !== '{' && !isQuote(first)) return readWords(line, column);
  const node = isQuote(first) ? readQuoted(text, at) : readFlow(text, at);
  const isLast = node?.end !== undefined && /^(?: *$| +#)/.test(line.text.slice(node.end - line.start));
  return isLast ? node : undefined;
}

function readWords(line: Line, column: number): YamlScalar | undefined {
  const words = wordsAt(line, column);
  const isPlain = BEGINS_WORDS.test(words) && colonOf(words) < 0;
  return isPlain ? plainScalar(words, line.start + column) : undefined;
}

/** From a column on to the end of the line, or to a comment. */
function wordsAt({text}: Line, column: number): string {
  const comment = text.indexOf(' #', column);
  return text.slice(column, withoutSpaces(text, comment < 0 ? text.length : comment));
}

/** Where the colon stands that ends a key, or less than 0. */
function colonOf(words: string): number {
  const found = words.indexOf(': ');
  return found < 0 && words.endsWith(':') ? words.length - 1 : found;
}

function isQuote(sign: string | undefined): boolean {
  return sign === '"' || sign === "'";
}
