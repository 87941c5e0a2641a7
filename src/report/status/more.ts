import {shellLine} from '../../refusal.ts';
import type {Style} from '../style.ts';
import {ellipsis} from './layout.ts';

/** The line that stands for what is not shown: `… and 12 more: openspec files add-login`; nothing where all is shown. */
export function moreLine(
  count: number,
  words: readonly string[],
  style: Style,
  indent = '  ',
): readonly string[] {
  return count > 0 ? [`${indent}${ellipsis(style)} and ${count} more: ${shellLine`openspec ${words}`}`] : [];
}
