import {prefixAt} from './line-prefix.ts';
import {DEFINITION} from './line-scan.ts';

/** What reading a text costs the parser at most, in its own terms. */
export interface ParserCost {
  /** Comparisons of marks, and characters that are looked through again. */
  readonly comparisons: number;
  /** The quotes, lists and steps of indentation on the line with the most. */
  readonly deepest: number;
  /** The first line, from 1, where there are more pieces than may be; 0 for none. */
  readonly denseLine: number;
}

/** What one comparison of a mark costs at most, and each character in the brackets of a link. */
export const LINK_END = 8;
export const LABEL = 3;

const LF = 10;
const CR = 13;
const DASH = 45;
const HASH = 35;
const EQUALS = 61;
const OPENING = 91;
const CARET = 94;

/** Columns of blanks that people write in front of a line; behind them, each is two pieces, as lists in lists have them. */
const INDENT = 16;

const ITEM_BEGIN = / {0,3}[-*+][ \t]+[^\s]/y;
const UNDERLINE = /^[ \t>)*+.\d]*[-=][ \t>)*+.\d=-]*$/;

/** How many pieces lines are, with the blocks and containers that begin on them: those take the parser the longest. */
const LINE = 6;
const BLANK_LINE = 2;
const BLOCK = 6;
const ITEM = 12;

/** What becomes of a character when it is counted: from `PIECE` on it is one, from `MARK` on it is compared. */
const WORD = 0;
const BLANK = 1;
const BREAK = 2;
const PIECE = 3;
const MARK = 4;
const CLOSING = 5;
const OPEN = 6;
const BRACKET = 7;

/** By code unit, of the first 128. */
const KINDS = byCodeUnit([
  [BLANK, ' \t>'],
  [BREAK, '\r\n'],
  [PIECE, '|\\&@.:'],
  [MARK, '*_~!'],
  [BRACKET, '['],
  [CLOSING, ']'],
  [OPEN, '<`'],
]);

/** How many pieces the parser makes of a run of marks, those of the words beside it included. */
const PIECES = byCodeUnit([
  [8, '|[]&@'],
  [6, '\\'],
  [4, '<`'],
  [3, '*_~'],
]);

/** Count what reading a text costs, where it may be of so many pieces. Linear. */
export function costOf(text: string, mostPieces: number): ParserCost {
  const tally = new Tally(text);
  let denseLine = 0;
  for (let line = 1; !tally.isOver; line++) {
    tally.addLine();
    if (denseLine === 0 && tally.pieces > mostPieces) denseLine = line;
  }
  return {comparisons: tally.comparisons(), deepest: tally.deepest, denseLine};
}

/** Adds up line by line. */
class Tally {
  isOver = false;
  pieces = 0;
  deepest = 0;
  readonly #text: string;
  #cost = 0;
  /** The line: where it begins and ends, and what stands in it. */
  #start = 0;
  #end = -1;
  #isBlank = true;
  #lineMarks = 0;
  #lineJoins = 0;
  #lineClosings = 0;
  #lineOpens = 0;
  #lineHasBracket = false;
  /** The paragraph, which ends at a blank line, at a definition, and where an item interrupts it. */
  #paragraph = 0;
  #marks = 0;
  #joins = 0;
  #closings = 0;
  #hasBracket = false;
  #isDefining = true;
  /** What stands below the last blank line: what may begin code or HTML that does not end, and how deep lines are. */
  #block = 0;
  #opens = 0;
  #depth = 0;
  #isBelowBlank = true;
  /** In the whole text. */
  #definitions = 0;
  #labels = 0;
  #underlines = 0;

  constructor(text: string) {
    this.#text = text;
  }

  comparisons(): number {
    const {length} = this.#text;
    this.#endParagraph(length);
    this.#endBlock(length);
    return this.#cost + this.#underlines * length * 2 + (this.#definitions * this.#labels) / 16;
  }

  addLine(): void {
    const text = this.#text;
    const isPair = text.charCodeAt(this.#end) === CR && text.charCodeAt(this.#end + 1) === LF;
    this.#start = this.#end + (isPair ? 2 : 1);
    this.#readLine();
    this.isOver = this.#end >= text.length;
    this.#isDefining = this.#isBlank || (this.#isDefining && this.#isDefinition());
    if (this.#isDefining || this.#isItem()) this.#endParagraph(this.#start);
    this.#marks += 1 + this.#lineMarks;
    this.#joins += this.#lineJoins;
    this.#closings += this.#lineClosings;
    this.#hasBracket ||= this.#lineHasBracket;
    this.#opens += this.#lineOpens + this.#lineClosings;
    this.#addPrefix();
    if (this.#isBlank) this.#endBlock(this.#end);
    this.#isBelowBlank = this.#isBlank;
  }

  /** A loop over the characters: all else is asked of a line once. */
  #readLine(): void {
    const text = this.#text;
    let [at, last, marks, joins, closings, opens, pieces] = [this.#start, 0, 0, 0, 0, 0, 0];
    let [isBlank, hasBracket] = [true, false];
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? KINDS[code] : WORD;
      if (kind === WORD) isBlank = false;
      else if (kind === BREAK) break;
      else if (kind !== BLANK) {
        isBlank = false;
        if (code !== last) pieces += PIECES[code] ?? 0;
        if (kind === PIECE) joins++;
        else marks++;
        if (kind === CLOSING) closings++;
        else if (kind === OPEN) opens++;
        else if (kind === BRACKET) hasBracket = true;
      }
      last = code;
    }
    this.#end = at;
    this.#isBlank = isBlank;
    this.#lineMarks = marks;
    this.#lineJoins = joins;
    this.#lineClosings = closings;
    this.#lineOpens = opens;
    this.#lineHasBracket = hasBracket;
    this.pieces += pieces;
  }

  /** What the line begins with opens containers, and makes a blank line one for each that is open. */
  #addPrefix(): void {
    const {marks, columns, end} = prefixAt(this.#text, this.#start);
    const depth = marks + columns / 2;
    this.deepest = Math.max(this.deepest, depth);
    this.pieces += ITEM * (marks + (this.#isFootnote() ? 1 : 0));
    if (this.#isBlank) this.pieces += BLANK_LINE + this.#depth / 4;
    else {
      const code = this.#text.charCodeAt(end);
      const above = this.#isBelowBlank ? BLOCK : 0;
      this.pieces += LINE + above + 2 * Math.max(0, columns - INDENT) + (code === HASH ? 4 : 0);
      // A dash with blanks behind it is no item below a paragraph.
      const mayUnderline = code === EQUALS || code === DASH || end === this.#end;
      if (mayUnderline && !this.#isBelowBlank && UNDERLINE.test(this.#text.slice(this.#start, this.#end)))
        this.#underlines++;
      this.#depth = this.#isBelowBlank ? depth : Math.max(depth, this.#depth);
    }
  }

  #endParagraph(at: number): void {
    const length = at - this.#paragraph;
    const again = LABEL * this.#closings + (this.#marks + this.#joins) / 4;
    const search = this.#hasBracket ? length / 16 : 0;
    this.#cost += LINK_END * this.#marks ** 2 + (again + search) * length;
    this.#labels += this.#closings;
    this.#paragraph = at;
    this.#marks = 0;
    this.#joins = 0;
    this.#closings = 0;
    this.#hasBracket = false;
  }

  #endBlock(at: number): void {
    this.#cost += this.#opens * (at - this.#block);
    this.#block = at;
    this.#opens = 0;
  }

  #isDefinition(): boolean {
    if (this.#text.charCodeAt(this.#start) !== OPENING) return false;
    if (!DEFINITION.test(this.#text.slice(this.#start, this.#end))) return false;
    this.#definitions++;
    return true;
  }

  #isFootnote(): boolean {
    return this.#text.charCodeAt(this.#start) === OPENING && this.#text.charCodeAt(this.#start + 1) === CARET;
  }

  /** Whether the line begins with a bullet at the left edge, or near it, and something behind it. */
  #isItem(): boolean {
    if (this.#text.charCodeAt(this.#start) > DASH) return false;
    ITEM_BEGIN.lastIndex = this.#start;
    return ITEM_BEGIN.test(this.#text);
  }
}

function byCodeUnit(values: readonly (readonly [value: number, characters: string])[]): Uint8Array {
  const table = new Uint8Array(128);
  for (const [value, characters] of values)
    for (const character of characters) table[character.charCodeAt(0)] = value;
  return table;
}
