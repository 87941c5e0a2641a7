import {plainText} from '../../markdown/node.ts';
import type {Section} from '../../markdown/section.ts';

/** How a rename is written, as messages show it. */
export const RENAME_FORM = '`- FROM: Old name` and `- TO: New name`';

/** Whether a section of renames says anything at all but that there are none. */
export function saysMore(section: Section): boolean {
  return section.blocks.some((block) => block.type !== 'html' && !isNone(plainText(block)));
}

function isNone(text: string): boolean {
  return /^(?:|none|n\/a)\.?$/i.test(text);
}
