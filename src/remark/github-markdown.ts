import type {Root} from 'mdast';
import remarkGfm from 'remark-gfm';
import type {Plugin} from 'unified';

const TILDE = 126;

/**
 * Reads and prints Markdown as GitHub has it, unless a plugin before this one does so, perhaps in a way of its own.
 *
 * remark prints what it does not know with escapes: a task would come out as `* \[ ] 1.1`.
 */
export const githubMarkdown: Plugin<[], Root> = function () {
  const known = (this.data().micromarkExtensions ?? []).flat();
  if (!known.some(({text}) => text?.[TILDE] !== undefined)) remarkGfm.call(this);
};
