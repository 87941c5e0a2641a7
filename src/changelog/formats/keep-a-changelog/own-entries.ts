import type {Document} from '../../../markdown/document.ts';
import {rangeOf} from '../../../markdown/node.ts';
import {lastLineEnd, lineEnd, lineStart, type Range} from '../../../markdown/place.ts';
import type {OwnEntry, Projection} from '../../view.ts';
import {readReleases} from './releases.ts';
import {entriesUnder, type FoundEntry} from './unreleased.ts';

/** The items under `Unreleased` that stand for changes, in the order of the file. What is released is history. */
export function ownEntries(document: Document, {settings, state, recordOf}: Projection): readonly OwnEntry[] {
  const {unreleased} = readReleases(document, settings);
  const found = unreleased ? entriesUnder(document, unreleased) : [];
  return found.flatMap((entry): readonly OwnEntry[] => {
    const {folder, place} = entry;
    if (!place?.isOuter || entry.isShared) return [];
    const change = state.archived.find((each) => each.folder === folder);
    const record = change && recordOf(change);
    // The only entry of a change leads to its folder, whatever delta it speaks of.
    const texts = Object.keys(record?.fields ?? {}).filter((field) => !field.endsWith('#section'));
    const key = texts.length === 1 && entry.key === '.' ? (texts[0] ?? '.') : entry.key;
    const isWritten =
      place.item.children.length === 1 &&
      record?.fields[key] === entry.text &&
      record.fields[`${key}#section`] === entry.section?.title;
    return [
      {
        key: `${folder} ${entry.key}`,
        range: linesOf(document, rangeOf(place.item)),
        ...withHeading(document, entry),
        folder,
        fields: [key, `${key}#section`],
        isUntouched: isWritten && record.release === undefined,
      },
    ];
  });
}

/** An entry that is all there is in its section takes the heading along. */
function withHeading(document: Document, {section, place}: FoundEntry): Pick<OwnEntry, 'withHeading'> {
  const blocks = section?.section.blocks ?? [];
  const isAlone = blocks.length === 1 && blocks[0] === place?.list && place?.list.children.length === 1;
  if (!section || !isAlone || section.section.children.length > 0) return {};
  const {end} = linesOf(document, rangeOf(place.item));
  return {withHeading: {start: lineStart(document.text, section.section.start), end}};
}

function linesOf({text}: Document, range: Range): Range {
  return {start: lineStart(text, range.start), end: lineEnd(text, lastLineEnd(text, range), true)};
}
