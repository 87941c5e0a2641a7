import type {Root} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {type Data, type Processor, unified} from 'unified';

type Extension = NonNullable<Data['micromarkExtensions']>[number];

const unmetered = unified().use(remarkParse).use(remarkGfm).use(everyNodeHasAPlace).freeze();

/** The tree of a text as remark reads it, with an extension of micromark's for this text alone. Throws what that throws. */
export function remarkTree(text: string, extension: Extension): Root {
  return unmetered().use(extended, extension).parse(text);
}

function extended(this: Processor, extension: Extension): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), extension];
}

/** After parsing, remark-gfm searches once more for bare links, and what it finds has no position: that search is left out. */
function everyNodeHasAPlace(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions =
    data.fromMarkdownExtensions?.flat().map(({transforms, ...extension}) => extension) ?? [];
}
