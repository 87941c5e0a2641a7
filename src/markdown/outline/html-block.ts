import {isCompleteTag, isHtmlBlockName, isRawName, nameEnd} from './html-tag.ts';
import {isBlank, isSpace, restOf} from './line.ts';
import {HtmlNode} from './nodes.ts';
import {addBlock, type Scan} from './scan.ts';

/** What an HTML block begins with decides what ends it. */
export type HtmlKind = 'raw' | 'comment' | 'instruction' | 'declaration' | 'cdata' | 'block' | 'complete';

/** HTML that is open. */
export type HtmlLeaf = {
  readonly kind: 'html';
  readonly begins: HtmlKind;
  readonly from: number;
  value: string;
  end: number;
  ending: string;
};

const RAW_END = /<\/(?:pre|script|style|textarea)>/i;

/** The kind of HTML block that begins here: those of CommonMark 4.6, in its order. */
export function htmlKindAt(text: string, from: number, end: number): HtmlKind | undefined {
  const second = text.charCodeAt(from + 1);
  if (from + 1 >= end) return undefined;
  if (second === 63) return 'instruction';
  if (second === 33) return declarationAt(text, from, end);
  const isClosing = second === 47;
  const start = from + (isClosing ? 2 : 1);
  const behind = nameEnd(text, start, end);
  if (behind === start) return undefined;
  const next = behind < end ? text.charCodeAt(behind) : 32;
  if (next !== 47 && next !== 62 && !isSpace(next)) return undefined;
  const name = text.slice(start, behind).toLowerCase();
  if (next !== 47 && !isClosing && isRawName(name)) return 'raw';
  if (isHtmlBlockName(name)) return next !== 47 || text.charCodeAt(behind + 1) === 62 ? 'block' : undefined;
  return isCompleteTag(text, behind, end, isClosing) ? 'complete' : undefined;
}

/** Open the HTML of the kind that begins here; whether one does. */
export function openHtml(scan: Scan, begins: HtmlKind | undefined): boolean {
  if (begins === undefined) return false;
  const {line, text} = scan;
  if (begins === 'cdata') scan.refusal = 'CDATA';
  const from = line.at;
  const leaf: HtmlLeaf = {
    kind: 'html',
    begins,
    from,
    value: restOf(line),
    end: line.end,
    ending: text.slice(line.end, line.next),
  };
  if (ends(begins, text.slice(line.word + 1, line.end))) addHtml(scan, leaf);
  else scan.leaf = leaf;
  return true;
}

/** Whether the line belongs to the HTML. */
export function readHtmlLine(scan: Scan, leaf: HtmlLeaf): boolean {
  const {line, text} = scan;
  if (endsAtBlank(leaf) && isBlank(line)) return false;
  const content = restOf(line);
  leaf.value += leaf.ending + content;
  leaf.end = line.end;
  leaf.ending = text.slice(line.end, line.next);
  if (ends(leaf.begins, content)) {
    addHtml(scan, leaf);
    scan.leaf = undefined;
  }
  return true;
}

/** Add HTML as far as it goes. */
export function addHtml(scan: Scan, {from, end, value}: HtmlLeaf): void {
  addBlock(scan, new HtmlNode(scan.reading, from, end, value));
}

/** Whether HTML of this kind ends at a blank line, and not by a mark of its own. */
export function endsAtBlank({begins}: HtmlLeaf): boolean {
  return begins === 'block' || begins === 'complete';
}

/** Whether a line ends the HTML it belongs to; of the first line, what stands behind its `<`. */
function ends(kind: HtmlKind, line: string): boolean {
  switch (kind) {
    case 'raw':
      return RAW_END.test(line);
    case 'comment':
      return line.includes('-->');
    case 'instruction':
      return line.includes('?>');
    case 'declaration':
      return line.includes('>');
    default:
      return false;
  }
}

function declarationAt(text: string, from: number, end: number): HtmlKind | undefined {
  const third = from + 2 < end ? text.charCodeAt(from + 2) | 32 : 0;
  if (text.startsWith('--', from + 2)) return 'comment';
  if (text.startsWith('[CDATA[', from + 2)) return 'cdata';
  return third >= 97 && third <= 122 ? 'declaration' : undefined;
}
