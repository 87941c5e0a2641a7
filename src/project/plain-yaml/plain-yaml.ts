import {yamlExcess} from '../yaml-bounds.ts';
import type {YamlNode} from '../yaml-node.ts';
import {readBlockText} from './block-text.ts';
import {readKey, readOnLine} from './inline.ts';
import {type Line, linesOf} from './lines.ts';
import {OpenTree} from './open-tree.ts';
import {afterSpaces} from './scalar.ts';

const UNUSUAL =
  /\r(?!\n)|[\uFEFF\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]/;

/** What text begins with that stands on the lines below. */
const HEADERS = ['|', '|-', '>', '>-'];

interface Reading {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly tree: OpenTree;
}

/**
 * A mapping of which each line says by itself what it is, as most settings are written: keys, lists, words, simple
 * quotes, and text behind `|` or `>`; a scalar of nothing where there are only comments. Absent where only a parser of
 * YAML can tell, and for more than is read. Linear.
 */
export function plainYaml(text: string): YamlNode | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const reading = {text, lines: linesOf(text), tree: new OpenTree()};
  let at: number | undefined = 0;
  while (at !== undefined && at < reading.lines.length) at = readLine(reading, at);
  return at === undefined || yamlExcess(text) !== undefined ? undefined : reading.tree.finish();
}

/** The index of the line behind what a line begins; nothing where it cannot be told what that is. */
function readLine(reading: Reading, at: number): number | undefined {
  const line = reading.lines[at];
  if (!line || line.text.includes('\t')) return undefined;
  const column = saysNothing(line, line.indent) ? line.indent : toColumnOfValue(reading, line);
  if (column === undefined) return undefined;
  if (!saysNothing(line, column)) return readValue(reading, at, column);
  reading.tree.end = undefined;
  return at + 1;
}

/** Whether from a column on there is at most a comment. */
function saysNothing({text}: Line, column: number): boolean {
  return column >= text.length || text[column] === '#';
}

/** Where the value begins that a line has behind dashes and a key; nothing where these cannot stand there. */
function toColumnOfValue({text, tree}: Reading, line: Line): number | undefined {
  const {indent, start} = line;
  if (!tree.goOn(isItem(line, indent), indent, start + indent)) return undefined;
  let column = indent;
  while (isItem(line, column)) {
    if (column > indent && !tree.begin('list', column, start + column)) return undefined;
    column = afterSpaces(line.text, column + 1);
    tree.awaitsAt = start + column;
  }
  const key = readKey(text, line, column);
  if (!key) return column === indent ? undefined : column;
  if (column > indent && !tree.begin('mapping', column, start + column)) return undefined;
  const value = afterSpaces(line.text, key.end - start + 1);
  return tree.awaitValueOf(key, start + value) ? value : undefined;
}

function isItem({text}: Line, column: number): boolean {
  return text[column] === '-' && (column + 1 === text.length || text[column + 1] === ' ');
}

function readValue({text, lines, tree}: Reading, at: number, column: number): number | undefined {
  const line = lines[at];
  if (!line) return undefined;
  const header = line.text.slice(column);
  const block = HEADERS.includes(header) ? readBlockText(lines, at + 1, tree.indent, header) : undefined;
  const start = line.start + column;
  const node = block
    ? {kind: 'scalar' as const, value: block.value, text: block.value, start, end: block.end}
    : readOnLine(text, line, column);
  if (!node) return undefined;
  tree.take(node);
  const next = block?.next ?? at + 1;
  const end = lines[next]?.start ?? text.length;
  tree.end = block && block.end !== end ? undefined : end;
  return next;
}
