import type {Root} from 'mdast';
import {crowdingIn, mayExceed} from '../../../src/markdown/bounds.ts';
import {blankOut, frontMatterOf} from '../../../src/markdown/front-matter.ts';
import {outlineOf} from '../../../src/markdown/outline/outline.ts';
import type {Refusal} from '../../../src/markdown/outline/scan.ts';
import {readByRemark} from '../../../src/markdown/remark-tree.ts';
import {difference} from './difference.ts';

/** What the outline made of a text: its refusal, or how it differs from remark's tree, if it does. */
export interface Compared {
  readonly refusal?: Refusal | undefined;
  readonly difference?: string | undefined;
}

/** Compare both trees of a text, front matter blanked out as a document has it. */
export function compared(source: string): Compared {
  const frontMatter = frontMatterOf(source);
  const text = frontMatter ? blankOut(source, frontMatter) : source;
  // What may be too much for remark never comes to the outline.
  if (crowdingIn(text) || mayExceed(text)) return {};
  let theirs: Root | undefined;
  let refusal: Refusal | undefined;
  const remarks = (): Root => (theirs ??= readByRemark(text));
  const ours = outlineOf(text, remarks, (reason) => {
    refusal = reason;
  });
  return ours ? {difference: difference(ours, remarks())} : {refusal};
}
