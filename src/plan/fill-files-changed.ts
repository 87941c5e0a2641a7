import type {FeatureDelta} from '../dialects/feature.ts';
import {covers, type NewEntry} from '../dialects/files-changed.ts';
import type {ListedFile} from '../dialects/listed-files.ts';
import {
  type AttributedFile,
  type Attribution,
  type AttributionOptions,
  attribute,
} from '../history/attribution.ts';
import type {History} from '../history/history.ts';
import {placeIn} from '../markdown/document.ts';
import type {TextEdit} from '../markdown/edit.ts';
import type {Point} from '../markdown/place.ts';
import type {Change} from '../project/change.ts';
import {assignFiles} from './assign-files.ts';
import {descriptionOf, entryOf, isListable} from './describe-file.ts';
import {effective, type Plan} from './plan.ts';
import {describeEntry, listedIn, listFiles} from './write-files-changed.ts';

/** What git adds to the lists of a change, and where they and git disagree. */
export interface FilledFiles {
  readonly change: Change;
  readonly attribution: Attribution;
  readonly deltas: readonly FilledDelta[];
  /** Touched, listed nowhere, and of no delta in particular; sorted by path. */
  readonly unassigned: readonly AttributedFile[];
  /** Touched, but with a name that cannot stand in Markdown; sorted by path. */
  readonly unlistable: readonly AttributedFile[];
  /** Writes of the delta files. */
  readonly plan: Plan;
}

/** One delta of it. */
export interface FilledDelta {
  readonly delta: FeatureDelta;
  /** Touched and not listed before; sorted by path, by code point. */
  readonly added: readonly NewEntry[];
  /** Listed without a description before. */
  readonly described: readonly string[];
  /** Listed, but no commit is known to touch it. A shallow clone knows too little to say so. */
  readonly untouched: readonly {readonly path: string; readonly place: Point}[];
  readonly edits: readonly TextEdit[];
}

/**
 * Fill the `## Files Changed` of a change's feature deltas from git.
 *
 * What is listed stays as it is written: entries are added, and described where they have no word of description.
 * Applied to its own result it plans nothing.
 */
export function fillFilesChanged(change: Change, history: History, options: AttributionOptions): FilledFiles {
  const attribution = attribute(history, change, options);
  const lists = change.deltas.map((delta) => ({delta, entries: entriesOf(delta)}));
  const candidates = lists.map(({delta, entries}) => ({delta, listed: entries.map(({path}) => path)}));
  const isListed = ({path}: AttributedFile) =>
    candidates.some(({listed}) => listed.some((entry) => covers(entry, path)));
  const missing = attribution.files.filter((file) => !isListed(file));
  const listable = missing.filter(({path}) => isListable(path));
  const assigned = assignFiles(listable, candidates, {change, prefix: history.prefix});
  const deltas = candidates.map((candidate) =>
    fillDelta(candidate.delta, assigned.files.get(candidate) ?? [], attribution),
  );
  return {
    change,
    attribution,
    deltas,
    unassigned: assigned.unassigned,
    unlistable: missing.filter(({path}) => !isListable(path)),
    plan: effective(deltas.map(({delta, edits}) => ({kind: 'write', source: delta.document.source, edits}))),
  };
}

/** Whether lists and git say the same; what a shallow clone does not know is no difference. */
export function isInAgreement({deltas, unassigned}: FilledFiles, {isShallow}: History): boolean {
  const agrees = ({added, untouched}: FilledDelta): boolean =>
    added.length === 0 && (isShallow || untouched.length === 0);
  return unassigned.length === 0 && deltas.every(agrees);
}

function fillDelta(
  delta: FeatureDelta,
  missing: readonly AttributedFile[],
  {files, touched}: Attribution,
): FilledDelta {
  const {document} = delta;
  const added = missing.map(entryOf);
  const bare = entriesOf(delta).flatMap((entry) => {
    const isBare = entry.description === '' && !entry.isFurther;
    const file = isBare && files.find(({path}) => path === entry.path);
    return file ? [{entry, words: descriptionOf(file)}] : [];
  });
  const table = listedIn(delta)?.table;
  const descriptions = bare.flatMap(({entry, words}) => describeEntry(document.text, entry, table, words));
  const untouched = entriesOf(delta).filter((entry) => !touched.some((path) => covers(entry.path, path)));
  return {
    delta,
    added,
    described: bare.map(({entry}) => entry.path),
    untouched: untouched.map(({path, pathRange}) => ({path, place: placeIn(document, pathRange.start)})),
    edits: [...descriptions, ...listFiles(delta, added)],
  };
}

/** The entries that name a file or a folder. */
function entriesOf(delta: FeatureDelta): readonly ListedFile[] {
  return listedIn(delta)?.entries.filter(({path}) => path !== '') ?? [];
}
