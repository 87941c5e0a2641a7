import {appendToSection} from '../../../markdown/compose.ts';
import type {Document} from '../../../markdown/document.ts';
import type {TextEdit} from '../../../markdown/edit.ts';
import {plainText} from '../../../markdown/node.ts';
import {readArchiveName} from '../../../project/names.ts';
import {changeList} from './list-edits.ts';
import {NO_ACTIVE_CHANGES} from './lists.ts';
import {readReadme} from './readme.ts';
import {isInvisible, type NamedItem, readChangeList} from './section.ts';

/**
 * Have a merged README list no change as active that one side archived, and say that there is no active change where
 * none is left, and only there. An item with words of its own, which the archived one has not, stays.
 */
export function settleActiveList(document: Document, base: Document | undefined): readonly TextEdit[] {
  const read = activeIn(document);
  if (!read) return [];
  const leaving = new Set(read.items.filter(isArchivedSince(document, base)));
  const sentence = leaving.size > 0 ? NO_ACTIVE_CHANGES : '';
  if (leaving.size > 0 || (read.items.length > 0 && read.placeholders.length > 0))
    return changeList(document, read, {leaving, coming: [], side: 'last', sentence});
  const isBare = read.section.blocks.every(isInvisible) && read.section.children.length === 0;
  return isBare ? [appendToSection(document, read.section, NO_ACTIVE_CHANGES)] : [];
}

function activeIn(document: Document): ReturnType<typeof readChangeList> | undefined {
  const {active} = readReadme(document);
  return active && readChangeList(active);
}

/** Whether the list of archived changes has an item's change since the base, in the same words. */
function isArchivedSince(document: Document, base: Document | undefined): (item: NamedItem) => boolean {
  const before = new Set(archivedIn(base).flatMap(({names}) => names));
  const words = new Map<string, Set<string>>();
  for (const item of archivedIn(document)) {
    for (const name of item.names.filter((each) => !before.has(each)).map(plainName))
      words.set(name, (words.get(name) ?? new Set()).add(wordsOf(item)));
  }
  return (item) =>
    item.names.some((name) => {
      const found = words.get(plainName(name));
      return found !== undefined && (wordsOf(item) === '' || found.has(wordsOf(item)));
    });
}

function archivedIn(document: Document | undefined): readonly NamedItem[] {
  const archived = document && readReadme(document).archived;
  return archived ? readChangeList(archived).items : [];
}

/** The name of a change without the date it has as an archived one. */
function plainName(name: string): string {
  return readArchiveName(name).name;
}

/** What an item says behind the name it begins with. */
function wordsOf({item, names: [name = '']}: NamedItem): string {
  const words = plainText(item).replace(/\s+/g, ' ');
  return words
    .slice(words.indexOf(name) + name.length)
    .replace(/^[\s/]+/, '')
    .trim();
}
