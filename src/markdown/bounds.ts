import type {Data} from 'unified';
import {DEFINITION} from './line-scan.ts';
import {unendedIn} from './unended.ts';

/** What the parser takes: constructs by the character they begin with. */
type Extension = NonNullable<Data['micromarkExtensions']>[number];
type Construct = Extract<NonNullable<NonNullable<Extension['text']>[number]>, {readonly tokenize: unknown}>;
type Context = ThisParameterType<Construct['tokenize']>;

/** What comparing marks may cost in a short text, and for each character on top: a second or so, and linear. */
const ALLOWED = 8_000_000;
const ALLOWED_EACH = 8;

/** A line within this many quotes and lists takes the parser time by a power of their number. */
const CROWDED = /^(?:(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){100}|[ \t]{200})[^\r\n]/m;

const LF = 10;
const CR = 13;
const SPACE = 32;
const STAR = 42;
const PLUS = 43;
const DASH = 45;
const OPENING = 91;
const BACKTICK = 96;

/** What one of these comparisons costs, by the mark that asks for it. */
const EMPHASIS = 3;
const LINK_END = 8;

/** Why a text is not to be parsed at all, as a clause; nothing for a text that may be. Linear. */
export function crowdingIn(text: string): string | undefined {
  if (!hasLongPrefix(text)) return undefined;
  const crowded = CROWDED.exec(text);
  if (!crowded) return undefined;
  return `line ${lineAt(text, crowded.index)} stands within a hundred quotes or lists, expected fewer`;
}

/** What becomes of a character when it is counted. */
const WORD = 0;
const MARK = 1;
const BLANK = 2;
const BREAK = 3;

/** By code unit, of the first 128. */
const KINDS = Uint8Array.from({length: 128}, (_, code) => {
  const character = String.fromCharCode(code);
  if ('*_~[]<`!'.includes(character)) return MARK;
  if (' \t>'.includes(character)) return BLANK;
  return '\r\n'.includes(character) ? BREAK : WORD;
});

/** Whether a line begins with so many characters of which no word is made that it may be crowded. */
function hasLongPrefix(text: string): boolean {
  return /^[ \t>)*+.\d-]{100}/m.test(text);
}

/**
 * Whether so many marks stand in one paragraph that only the parser can tell what they cost. Linear; a loop over the
 * characters, as this is asked of every text.
 */
export function mayExceed(text: string): boolean {
  let cost = 0;
  let marks = 0;
  let isDefining = true;
  let isBlank = true;
  let start = 0;
  let inLine = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : LF;
    const kind = code < 128 ? KINDS[code] : WORD;
    if (kind === WORD) isBlank = false;
    else if (kind === MARK) {
      isBlank = false;
      inLine++;
    } else if (kind === BREAK) {
      isDefining = isBlank || (isDefining && isDefinition(text, start, at));
      // What is marked up ends with its paragraph: at a blank line, a definition, and where an item interrupts it.
      const ends = isDefining || isItem(text, start);
      if (ends) cost += marks * marks;
      marks = (ends ? 0 : marks) + 1 + inLine;
      if (code === CR && text.charCodeAt(at + 1) === LF) at++;
      [isBlank, inLine, start] = [true, 0, at + 1];
    }
  }
  return (cost + marks * marks) * LINK_END > ALLOWED + ALLOWED_EACH * text.length;
}

function isDefinition(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) === OPENING && DEFINITION.test(text.slice(start, end));
}

/** Whether a line begins with a bullet at the left edge, or near it, and something behind it. */
function isItem(text: string, start: number): boolean {
  let at = start;
  while (at < start + 3 && text.charCodeAt(at) === SPACE) at++;
  const code = text.charCodeAt(at);
  if (code !== DASH && code !== STAR && code !== PLUS) return false;
  return /^[ \t]+[^\s]/.test(text.slice(at + 1, at + 80));
}

/**
 * Counts what a parser of `text` does over and over, and throws a RangeError with a clause when that is too much.
 *
 * The parser compares each mark of a paragraph with those before it, and reads on from each code or HTML that does not
 * end. The constructs here stand before its own and never match, so they change nothing of what is read.
 */
export function meterOf(text: string): Extension {
  let left = ALLOWED + ALLOWED_EACH * text.length;
  const restAt = unendedIn(text);
  const marksIn = new WeakMap<object, number>();
  const spend = (cost: number, context: Context, what: string): void => {
    left -= cost;
    if (left < 0) throw new RangeError(`${what} on line ${context.now().line} or above, expected fewer`);
  };
  const mark = (weight: number): Construct =>
    counter((context) => {
      const marks = (marksIn.get(context) ?? 0) + 1;
      marksIn.set(context, marks);
      spend(
        weight * marks + joinCost(context),
        context,
        `${marks} marks such as \`*\` and \`[\` in the paragraph`,
      );
    });
  const unended = counter((context) => {
    spend(restAt(context.now().offset), context, 'too many pieces of code or HTML that do not end');
  });
  const lineEnd = counter((context) => {
    spend(joinCost(context), context, 'too many lines in the paragraph');
  });
  const lines = counter((context) => {
    spend(
      underlineCost(context) + lazyCost(context),
      context,
      'too many lines that go on with a quote or list, or underline a heading,',
    );
  });
  const [one, end] = [mark(EMPHASIS), mark(LINK_END)];
  return {
    text: {
      [-5]: lineEnd,
      [-4]: lineEnd,
      [-3]: lineEnd,
      33: one,
      42: one,
      60: [one, unended],
      91: one,
      93: end,
      95: one,
      96: [runOf(one), runOf(unended)],
      126: one,
    },
    flow: {45: lines, 61: lines, null: [lines]},
  };
}

/** The words in front of a mark or a line end are put together one by one, in the list of all there is. */
function joinCost({events}: Context): number {
  return events.length / 16;
}

/** A line below a paragraph that may make a heading of it: the parser then copies all it has read so far. */
function underlineCost({events, interrupt}: Context): number {
  if (interrupt) return 0;
  const above = events.findLast(([, {type}]) => type !== 'lineEnding' && type !== 'linePrefix');
  return above?.[1].type === 'content' ? events.length / 2 : 0;
}

/** A line that goes on with a paragraph in a quote or list: the parser looks for where that begins. */
function lazyCost({events, parser, now}: Context): number {
  if (!parser.lazy[now().line]) return 0;
  const begin = events.findLastIndex(([kind, {type}]) => kind === 'enter' && type === 'content');
  return 4 * (events.length - begin);
}

function counter(count: (context: Context) => void): Construct {
  const tokenize: Construct['tokenize'] = function (_effects, _ok, nok) {
    count(this);
    return nok;
  };
  return {tokenize, partial: true};
}

/** A construct of the parser's own for backticks begins only where a run of them does: another would split the run. */
function runOf(construct: Construct): Construct {
  return {
    ...construct,
    previous(code) {
      return code !== BACKTICK || this.events.at(-1)?.[1].type === 'characterEscape';
    },
  };
}

function lineAt(text: string, offset: number): number {
  return (text.slice(0, offset).match(/\r\n|\n|\r/g)?.length ?? 0) + 1;
}
