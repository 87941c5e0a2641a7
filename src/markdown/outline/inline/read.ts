import type {PhrasingContent} from 'mdast';
import {positionOf} from './assemble.ts';
import {autolinkAt} from './autolink.ts';
import {flagsAt, isLineEnd, isPunctuation, MARKUP, NAME} from './characters.ts';
import {afterBackticks, closingBackticks, codeValue} from './code-span.ts';
import {markOf} from './emphasis.ts';
import {htmlEnd} from './inline-html.ts';
import {afterLineEnd, beginLine, indentWithin, type JoinedLines} from './joined-lines.ts';
import {closeLabel, openLabel} from './label.ts';
import {literalAt, mayBeAddress} from './literal-autolink.ts';
import {inVain, newScan, push, type Scan} from './scan.ts';
import {mayBeReference} from './unescape.ts';

/** More marks than this are nobody's, and comparing them takes the square of their number. */
const MOST_MARKS = 400;

/** Finds all that is not words, line by line; `refusal` where something is not known for certain. */
export function read(lines: JoinedLines): Scan {
  const scan = newScan(lines, false);
  walk(scan);
  if (scan.refusal !== ADDRESS) return scan;
  const careful = newScan(lines, true);
  walk(careful);
  return careful;
}

const ADDRESS = 'address';

function walk(scan: Scan): void {
  const {text, to} = scan;
  const stops = scan.isCareful ? MARKUP | NAME : MARKUP;
  let at = scan.from;
  while (at < to && scan.refusal === undefined) {
    const code = text.charCodeAt(at);
    at = (flagsAt(code) & stops) === 0 ? at + 1 : step(scan, at, code);
  }
}

/** Reads what begins at an offset; the offset behind it. */
function step(scan: Scan, at: number, code: number): number {
  if (scan.isCareful) {
    const after = readLiteral(scan, at);
    if (after > 0) return after;
  }
  switch (code) {
    case 96:
      return readCode(scan, at);
    case 42:
    case 95:
    case 126:
      return readMark(scan, at, code);
    case 92:
      return readBackslash(scan, at);
    case 10:
    case 13:
      return readLineEnd(scan, at);
    case 60:
      return readAngle(scan, at);
    case 91:
      return openLabel(scan, at, at + 1);
    case 33:
      return readBang(scan, at);
    case 93:
      return closeLabel(scan, at);
    default:
      return readOther(scan, at, code);
  }
}

function readBang(scan: Scan, at: number): number {
  const isImage = at + 1 < scan.to && scan.text.charCodeAt(at + 1) === 91;
  return isImage ? openLabel(scan, at, at + 2) : at + 1;
}

function readOther(scan: Scan, at: number, code: number): number {
  if (code === 0) scan.refusal = 'NUL';
  else if (code === 38) {
    if (mayBeReference(scan.text, at, scan.to)) scan.refusal = 'character reference';
  } else if (!scan.isCareful && (flagsAt(code) & MARKUP) !== 0 && mayBeAddress(scan.text, at, code)) {
    scan.refusal = ADDRESS;
  }
  return at + 1;
}

function readCode(scan: Scan, at: number): number {
  const {text, to, lines} = scan;
  const open = afterBackticks(text, at, to);
  const close = closingBackticks(text, open, to, open - at);
  if (close < 0) {
    inVain(scan, at, to);
    return open;
  }
  // Code keeps the white space in front of a line, which the joined lines are without.
  if (indentWithin(lines, open, close) !== 0) scan.refusal = 'indented code';
  const end = close + open - at;
  const value = codeValue(text, open, close);
  return push(scan, at, end, {type: 'inlineCode', value, position: positionOf(lines, at, end)});
}

function readMark(scan: Scan, at: number, code: number): number {
  const {text, from, to} = scan;
  let end = at + 1;
  while (end < to && text.charCodeAt(end) === code) end++;
  // Three tildes are none.
  if (code === 126 && end - at > 2) return end;
  const before = at > from ? text.charCodeAt(at - 1) : 10;
  const after = end < to ? text.charCodeAt(end) : 10;
  if (scan.markCount === 0) scan.strikesFirst = code === 126;
  scan.markCount += end - at;
  if (scan.markCount > MOST_MARKS) scan.refusal = 'marks';
  const mark = markOf(code, at, end, before, after);
  if (mark.opens || mark.closes) scan.marks.push(mark);
  return end;
}

function readBackslash(scan: Scan, at: number): number {
  const {text, to, lines} = scan;
  if (at + 1 >= to) return at + 1;
  const code = text.charCodeAt(at + 1);
  if (isLineEnd(code)) {
    const end = afterLineEnd(text, at + 1);
    beginLine(lines, end);
    return push(scan, at, end, {type: 'break', position: positionOf(lines, at, end)});
  }
  if (!isPunctuation(code)) return at + 1;
  scan.items.push({start: at, end: at + 1, node: undefined, begins: true});
  return at + 2;
}

/** White space in front of the end of a line is a break where it is two spaces or more and no tab; else it is nothing. */
function readLineEnd(scan: Scan, at: number): number {
  const {text, from, lines} = scan;
  const end = afterLineEnd(text, at);
  beginLine(lines, end);
  let start = at;
  let hasTab = false;
  for (; start > from; start--) {
    const code = text.charCodeAt(start - 1);
    if (code !== 32 && code !== 9) break;
    if (code === 9) hasTab = true;
  }
  if (at - start >= 2 && !hasTab)
    push(scan, start, end, {type: 'break', position: positionOf(lines, start, end)});
  else if (start < at) scan.items.push({start, end: at, node: undefined, begins: false});
  return end;
}

function readAngle(scan: Scan, at: number): number {
  const {text, to, lines} = scan;
  const autolink = autolinkAt(text, at, to);
  if (autolink) {
    const {close, isMail} = autolink;
    return pushLink(scan, at, close + 1, at + 1, close, isMail ? 'mailto:' : '');
  }
  const end = htmlEnd(text, at, to);
  if (end < 0) {
    inVain(scan, at, ~end);
    return at + 1;
  }
  // Up to three spaces in front of a line are no part of HTML.
  if ((indentWithin(lines, at, end) ?? 4) > 3) scan.refusal = 'indented HTML';
  return push(scan, at, end, {
    type: 'html',
    value: text.slice(at, end),
    position: positionOf(lines, at, end),
  });
}

function readLiteral(scan: Scan, at: number): number {
  if (scan.openers.length > 0) return -1;
  // It is an address where white space follows, which may or may not have been a part of the content.
  if (at + 4 === scan.to && scan.lines.isTrailed && /^www\.$/i.test(scan.text.slice(at, at + 4))) {
    scan.refusal = 'www. at the end';
  }
  const literal = literalAt(scan.text, at, scan.from, scan.to);
  if (!literal) return -1;
  const prefix = literal.kind === 'mail' ? 'mailto:' : literal.kind === 'www' ? 'http://' : '';
  return pushLink(scan, at, literal.end, at, literal.end, prefix);
}

function pushLink(scan: Scan, start: number, end: number, from: number, to: number, prefix: string): number {
  const {lines, text} = scan;
  const value = text.slice(from, to);
  const children: PhrasingContent[] = [{type: 'text', value, position: positionOf(lines, from, to)}];
  const position = positionOf(lines, start, end);
  return push(scan, start, end, {type: 'link', title: null, url: prefix + value, children, position});
}
