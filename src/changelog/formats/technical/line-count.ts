import type {Range} from '../../../markdown/place.ts';

/** How many lines of a file changed, as far as a text says it. */
export interface LineCount {
  /** `+78`. Logs write so both for lines that came and for all that were touched: only git tells which. */
  readonly added?: number;
  /** `-25`. */
  readonly deleted?: number;
  /** `78`, without a sign. */
  readonly total?: number;
}

/** A count that a text begins with. */
export interface ReadCount {
  readonly count: LineCount;
  /** The figures and the word `lines`, within the text. */
  readonly range: Range;
  /** What stands behind the count and the mark that ends it. */
  readonly rest: string;
}

const FIGURE = '\\d{1,9}(?:,\\d{3})*';
const LINES = ' ?(?:lines?|loc)\\b(?: (?:added|changed))?';
const BOTH = `\\+(${FIGURE}) ?[/,|]? ?[-−–](${FIGURE})(?:${LINES})?`;
const SIGNED = `(?:\\+(${FIGURE})|[-−–](${FIGURE}))(?:${LINES}|(?= ?[:)]|$))`;
const TOTAL = `[~≈±]?(${FIGURE})${LINES}`;
const COUNT = new RegExp(`^(\\(?)(${BOTH}|${SIGNED}|${TOTAL})(\\)?)(?![\\w/])`, 'i');
/** What parts a count from the words behind it. */
const MARK = /^\s*(?::|[-–—](?=\s))?\s*/;

/** The count a text begins with: `+78 lines: …`, `+53/-25 lines: …`, `(+53/−25)`; nothing when it begins with none. */
export function readLineCount(text: string): ReadCount | undefined {
  const match = COUNT.exec(text);
  if (!match) return undefined;
  const [whole, open = '', figures = '', both, minus, plus, less, total] = match;
  const count = {
    ...said('added', both ?? plus),
    ...said('deleted', minus ?? less),
    ...said('total', total),
  };
  const rest = text.slice(whole.length).replace(MARK, '');
  return {count, range: {start: open.length, end: open.length + figures.length}, rest};
}

function said(key: keyof LineCount, figure: string | undefined): LineCount {
  return figure === undefined ? {} : {[key]: Number(figure.replaceAll(',', ''))};
}
