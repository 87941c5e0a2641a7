import {printCode, printText} from '../../../markdown/print.ts';
import {type Change, titleOf} from '../../../project/change.ts';
import {readArchiveName} from '../../../project/names.ts';
import type {NamedItem} from './section.ts';

/** The content of an item as we write it, under the plain or the dated name. */
export function newItem(name: string, change: Change): string {
  const title = titleOf(change);
  return title === change.name ? printCode(`${name}/`) : `${printCode(`${name}/`)} - ${printText(title)}`;
}

/** The name of an archived change's folder, as far as its date is known. */
export function datedName({name, archived}: Change): string {
  return archived?.date === undefined ? name : `${archived.date}-${name}`;
}

/** The date an item shows, in its words or in the folder they lead to. */
export function dateOf(item: NamedItem | undefined): string | undefined {
  return item?.names.map((name) => readArchiveName(name).date).find((date) => date !== undefined);
}

/** The date an item shows in its words. */
export function visibleDateOf(item: NamedItem | undefined): string | undefined {
  return item && readArchiveName(item.names[0] ?? '').date;
}
