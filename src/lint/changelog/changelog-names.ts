import type {List} from 'mdast';
import {nodesOfType, plainText, rangeOf} from '../../markdown/node.ts';
import type {Range} from '../../markdown/place.ts';
import type {Section} from '../../markdown/section.ts';
import {type Change, titleOf} from '../../project/change.ts';
import {baseName} from '../../project/paths.ts';

/** What a row may call a change, the cheapest to know first. */
export function* namesOf(change: Change): Generator<string> {
  yield change.name;
  yield baseName(change.folder);
  yield titleOf(change);
  for (const {name} of change.deltas) yield name;
}

/** Names are compared without case, punctuation or spacing: `Add login` is `add-login`. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A change's name and where a person wrote it. */
export interface ListedChange {
  readonly name: string;
  readonly range: Range;
  /** Written as a folder, with a slash at its end. */
  readonly isFolder: boolean;
}

/** The changes a section lists: code at the front of an item, or a subsection of that name. */
export function listedAsActive(section: Section): readonly ListedChange[] {
  const lists = section.blocks.filter((block): block is List => block.type === 'list');
  const items = lists
    .flatMap(({children}) => children)
    .flatMap((item) => {
      const [paragraph] = item.children;
      const code = paragraph && nodesOfType(paragraph, 'inlineCode')[0];
      return code && plainText(paragraph).startsWith(code.value) ? [listed(code.value, rangeOf(code))] : [];
    });
  const blocks = section.children.flatMap(({title, heading}) =>
    heading ? [listed(title, rangeOf(heading))] : [],
  );
  return [...items, ...blocks];
}

function listed(written: string, range: Range): ListedChange {
  const name = written.trim().replace(/\/$/, '');
  return {name, range, isFolder: name !== written.trim()};
}
