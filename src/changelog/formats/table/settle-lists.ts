import {appendToSection} from '../../../markdown/compose.ts';
import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import {changeList} from './list-edits.ts';
import {NO_ACTIVE_CHANGES} from './lists.ts';
import {readReadme} from './readme.ts';
import {isInvisible, readChangeList} from './section.ts';

/** Have a merged README say that there is no active change where none is listed, and only there. */
export function settleActiveList(document: Document): readonly TextEdit[] {
  const {active} = readReadme(document);
  const read = active && readChangeList(active);
  if (!read) return [];
  if (read.items.length > 0 && read.placeholders.length > 0)
    return changeList(document, read, {leaving: new Set(), coming: [], side: 'last', sentence: ''});
  const isBare = read.section.blocks.every(isInvisible) && read.section.children.length === 0;
  return isBare ? [appendToSection(document, read.section, NO_ACTIVE_CHANGES)] : [];
}
