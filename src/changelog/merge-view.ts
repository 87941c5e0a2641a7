import {type Document, parse} from '../markdown/document.ts';
import {applyEdits} from '../markdown/edit.ts';
import {mergeLines} from '../markdown/merge/lines.ts';
import {type DocumentOptions, mergeDocuments} from '../markdown/merge/merge-documents.ts';
import {mergeTexts} from '../markdown/merge/merge-texts.ts';
import {conflictsAmong, type Piece, type Sides} from '../markdown/merge/pieces.ts';
import {sourceOf} from '../markdown/source.ts';
import type {ViewId} from '../project/changelog-config.ts';
import {mergeData} from './formats/json/merge-data.ts';
import {settleActiveList} from './formats/table/settle-lists.ts';
import {readTechnicalLog} from './formats/technical/log.ts';
import type {KeptView} from './kept-views.ts';
import {releaseClash} from './resolve/release-clash.ts';

/**
 * Merge three versions of a file that a view is kept in: entries one by one, each with the text it has. The base is
 * empty where there was no such file. What only a person can decide is a conflict. Never throws.
 */
export function mergeView(kept: KeptView, sides: Sides<string>): readonly Piece[] {
  const {id} = kept.view;
  if (id === 'json') return mergeJson(sides);
  const lines = () => mergeTexts(sides, mergeLines);
  if (faultOf(kept, sides)) return lines();
  const pieces = mergeTexts(sides, (each) => mergeDocuments(each, OPTIONS[id]));
  if (conflictsAmong(pieces).length > 0) return pieces;
  const merged = pieces.join('');
  const isTaken = [sides.ours, sides.theirs].includes(merged);
  if (id === 'table' && !isTaken) return [settled(merged, sides.base)];
  return id === 'technical' && !isTaken && repeatsNumber(kept, merged, sides) ? lines() : pieces;
}

/** In the table and the lists what is new may come first; what a version holds does not stand in the order of its day. */
const OPTIONS: Readonly<Record<Exclude<ViewId, 'json'>, DocumentOptions>> = {
  table: {items: folded, mayBeNewestFirst: true},
  'keep-a-changelog': {items: byFolder},
  technical: {mayBeNewestFirst: true},
};

function mergeJson(sides: Sides<string>): readonly Piece[] {
  return mergeTexts(sides, (each) => {
    const merged = mergeData(each);
    return merged === undefined ? mergeLines(each) : [merged];
  });
}

/** What each side released is for people to say. */
function faultOf({view, settings}: KeptView, {base, ours, theirs}: Sides<string>): string | undefined {
  const was = base === '' ? undefined : documentOf(base);
  return releaseClash({view, settings}, {base: was, ours: documentOf(ours), theirs: documentOf(theirs)});
}

function settled(text: string, base: string): string {
  const [bom = ''] = /^\uFEFF*/.exec(text) ?? [];
  const document = documentOf(text.slice(bom.length));
  return (
    bom + applyEdits(document.text, settleActiveList(document, base === '' ? undefined : documentOf(base)))
  );
}

/** Whether two entries have one number that had one each before. */
function repeatsNumber({settings}: KeptView, merged: string, {ours, theirs}: Sides<string>): boolean {
  const repeats = (text: string) => {
    const numbers = readTechnicalLog(documentOf(text), settings.prefix).flatMap(({number}) => number ?? []);
    return numbers.length - new Set(numbers).size;
  };
  return repeats(merged) > Math.max(repeats(ours), repeats(theirs));
}

function documentOf(text: string): Document {
  return parse(sourceOf('', text));
}

/** An item or a row without what only spaces it. */
function folded(item: string): string {
  return item.replace(/\s+/g, ' ').trim();
}

/** Entries stand in the order of the folders they lead to. */
function byFolder(item: string): string {
  const [folder = ''] = /openspec\/changes\/(?:archive\/)?[^)\s]+/.exec(item) ?? [];
  return `${folder} ${folded(item)}`;
}
