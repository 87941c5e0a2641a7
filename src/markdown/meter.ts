import type {Data} from 'unified';
import {allowanceOf} from './bounds.ts';
import {LABEL, LINK_END} from './parser-cost.ts';
import {unendedIn} from './unended.ts';

/** What the parser takes: constructs by the character they begin with. */
type Extension = NonNullable<Data['micromarkExtensions']>[number];
type Construct = Extract<NonNullable<NonNullable<Extension['text']>[number]>, {readonly tokenize: unknown}>;
type Context = ThisParameterType<Construct['tokenize']>;

const BACKTICK = 96;

/** What comparing a mark of emphasis with one before it costs. */
const EMPHASIS = 3;

/** What is said of what there is too much of; the line and what is expected follow. */
const UNENDED = 'too many pieces of code, HTML, or links that do not end';
const JOINED = 'too many lines, escapes, or addresses in the paragraph';
const OPEN = 'too many words behind a bracket that does not end';
const LINES = 'too many lines that go on with a quote or list, or underline a heading,';

/**
 * Counts what a parser of `text` does over and over, and throws a RangeError with a clause when that is too much.
 *
 * The parser compares each mark of a paragraph with those before it, and reads on from each code or HTML that does not
 * end. The constructs here stand before its own and never match, so they change nothing of what is read.
 */
export function meterOf(text: string): Extension {
  let left = allowanceOf(text);
  const restAt = unendedIn(text);
  const marksIn = new WeakMap<object, number>();
  const brackets = bracketsIn(text);
  const counted = (costOf: (context: Context) => number, what: string): Construct =>
    counter((context) => {
      left -= costOf(context);
      if (left < 0)
        throw new RangeError(
          `${what.replace('#', `${marksIn.get(context)}`)} on line ${context.now().line} or above, expected fewer`,
        );
    });
  const mark = (weight: number): Construct =>
    counted((context) => {
      const marks = (marksIn.get(context) ?? 0) + 1;
      marksIn.set(context, marks);
      return weight * marks + joinCost(context) + brackets.costAt(context);
    }, '# marks such as `*` and `[` in the paragraph');
  const [one, end] = [mark(EMPHASIS), mark(LINK_END)];
  const unended = counted(({now}) => restAt(now().offset), UNENDED);
  const joined = counted(joinCost, JOINED);
  const lines = counted((context) => underlineCost(context) + lazyCost(context), LINES);
  return {
    text: {
      [-5]: joined,
      [-4]: joined,
      [-3]: joined,
      33: one,
      38: joined,
      42: one,
      60: [one, unended],
      91: one,
      92: joined,
      93: [end, unended],
      95: one,
      96: [runOf(one), runOf(unended)],
      126: one,
      null: [counted(brackets.searchCost, OPEN), counted(addressCost, JOINED)],
    },
    flow: {45: lines, 61: lines, null: [lines]},
  };
}

/** The words in front of a mark or a line end are put together one by one, in the list of all there is. */
function joinCost({events}: Context): number {
  return events.length / 16;
}

/** The first word behind an address is put together with those that follow. */
function addressCost(context: Context): number {
  const type: string | undefined = context.events.at(-3)?.[1].type;
  return type === 'literalAutolink' ? joinCost(context) : 0;
}

/** What the parser does for brackets, of which it keeps those that are open. */
function bracketsIn(text: string) {
  const openIn = new WeakMap<object, number[]>();
  const openAt = (context: Context): number[] => {
    const open = openIn.get(context) ?? [];
    openIn.set(context, open);
    return open;
  };
  return {
    /** With a `]` it looks through all that stands in the brackets, and through the names that are defined. */
    costAt(context: Context): number {
      const {offset} = context.now();
      if (/!?\[/y.test(text.slice(offset, offset + 2))) openAt(context).push(offset);
      if (text[offset] !== ']') return 0;
      return LABEL * (offset - (openAt(context).pop() ?? offset)) + context.parser.defined.length / 16;
    },
    /** In front of what may be an address it looks back for a bracket that is open, which is far where one stays so. */
    searchCost(context: Context): number {
      return openIn.get(context)?.length ? context.events.length / 4 : 0;
    },
  };
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
