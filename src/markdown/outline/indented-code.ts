import {refuseBlankInQuote} from './containers.ts';
import {isBlank, restOf, takeBlanks} from './line.ts';
import {CodeNode} from './nodes.ts';
import {addBlock, type Scan} from './scan.ts';

/** Indented code that may go on. */
export type IndentedLeaf = {
  readonly kind: 'indented';
  readonly from: number;
  value: string;
  end: number;
  /** The endings of its last line and of the blank lines below it. */
  endings: string;
};

const INDENT = 4;

/** Open the code that begins here. */
export function openIndented(scan: Scan): void {
  const {line, text} = scan;
  const from = line.at;
  takeBlanks(line, INDENT);
  scan.leaf = {
    kind: 'indented',
    from,
    value: restOf(line),
    end: line.end,
    endings: text.slice(line.end, line.next),
  };
}

/** Whether the line belongs to the code, or may do so by what follows. Blanks beyond the indent are code too. */
export function readIndentedLine(scan: Scan, leaf: IndentedLeaf): boolean {
  const {line, text} = scan;
  if (line.indent < INDENT && !isBlank(line)) return false;
  if (line.indent >= INDENT) {
    takeBlanks(line, INDENT);
    leaf.value += leaf.endings + restOf(line);
    leaf.end = line.end;
    leaf.endings = '';
    scan.contentEnd = line.end;
    scan.hasBlanks = false;
  } else {
    scan.hasBlanks ||= !scan.isMarked;
    refuseBlankInQuote(scan);
  }
  leaf.endings += text.slice(line.end, line.next);
  return true;
}

/** Add the code as far as it goes; the parser drops the ending before a last line of blanks. */
export function addIndented(scan: Scan, {from, end, value}: IndentedLeaf): void {
  addBlock(scan, new CodeNode(scan.reading, from, end, value.replace(/(?:\r?\n|\r)$/, ''), {}));
}
