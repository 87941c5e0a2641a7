import type {Root} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {type Processor, unified} from 'unified';
import {meterOf} from './bounds.ts';
import {settled} from './settle.ts';

const unmetered = unified().use(remarkParse).use(remarkGfm).use(everyNodeHasAPlace).freeze();

/** The tree remark makes of a text. Throws a RangeError with a clause where that would take too long. */
export function readByRemark(text: string): Root {
  return settled(unmetered().use(metered, text).parse(text));
}

function metered(this: Processor, text: string): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), meterOf(text)];
}

/** After parsing, remark-gfm searches once more for bare links, and what it finds has no position: that search is left out. */
function everyNodeHasAPlace(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions =
    data.fromMarkdownExtensions?.flat().map(({transforms, ...extension}) => extension) ?? [];
}
