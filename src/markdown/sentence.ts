import type {PhrasingContent} from 'mdast';
import {rangeOf} from './node.ts';
import type {Range} from './place.ts';

/** Abbreviations whose full stop ends no sentence, at the end of words. */
export const ABBREVIATED = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|no|fig|incl|resp|z\.B|bzw))\.$/i;

/** Words that lead to others; `in` and `on` may end a sentence: `sign in`. */
const LEADING =
  /(?:^|\s)(?:an?|the|that|which|who|where|when|if|for|with|without|of|to|from|into|by|at|via|as|than|and|or|but|because|including|using|between|through)[*_]*$/i;

/** Whether words break off in front of what they lead to: `a cart that`. */
export function isUnfinished(words: string): boolean {
  return LEADING.test(words);
}

/** A mark that ends a sentence, what closes behind it, and the white space that Latin script needs there. */
const END = /[.!?]+["'”’)\]]*(?=\s)|[。！？]+["”’）」』]*/g;

/**
 * Where sentences end within a range of neighbouring nodes, in order, as offsets; the end of the range is none.
 *
 * Only between the words of the nodes themselves: a sentence that ends within bold words ends behind them.
 */
export function sentenceEnds(
  text: string,
  nodes: readonly PhrasingContent[],
  {start, end}: Range,
): readonly number[] {
  return nodes.flatMap((node, index) => {
    const own = rangeOf(node);
    const [from, to] = [Math.max(own.start, start), Math.min(own.end, end)];
    if (node.type === 'text') return endsIn(text, from, to).filter((at) => at < end);
    const isClosed = /[.!?。！？][*_~]*$/.test(text.slice(Math.max(from, to - 8), to));
    const isMarked = node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete';
    // What stands in bold in front is a title, and goes with the sentence behind it.
    return isMarked && isClosed && index > 0 && /^\s/.test(text.slice(to, to + 1)) && to < end ? [to] : [];
  });
}

function endsIn(text: string, from: number, to: number): readonly number[] {
  const words = text.slice(from, to);
  return Array.from(words.matchAll(END)).flatMap(({0: mark, index}) => {
    const end = index + mark.length;
    const isAbbreviated = ABBREVIATED.test(words.slice(Math.max(0, end - 12), end));
    return isAbbreviated || isInQuotes(words, end) ? [] : [from + end];
  });
}

/** Whether a double quote is open: what is quoted may say the opposite of the whole. Linear over a text: quotes far back do not count. */
function isInQuotes(words: string, end: number): boolean {
  const near = words.slice(Math.max(0, end - FAR), end);
  const [straight, opened, closed] = [/"/g, /“/g, /”/g].map((mark) => near.match(mark)?.length ?? 0);
  return (straight ?? 0) % 2 === 1 || (opened ?? 0) > (closed ?? 0);
}

/** A quote that is open for longer is none. */
const FAR = 400;
