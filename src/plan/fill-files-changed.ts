import {coverOf, reachOf} from '../dialects/coverage.ts';
import type {FeatureDelta} from '../dialects/feature.ts';
import {isListable, listedIn, type NewEntry} from '../dialects/files-changed.ts';
import type {ListedFile} from '../dialects/listed-files.ts';
import type {AttributedFile, Attribution} from '../history/attribution.ts';
import {descriptionOf} from '../history/describe-file.ts';
import type {LineCount} from '../history/line-counts.ts';
import {placeIn} from '../markdown/document.ts';
import type {TextEdit} from '../markdown/edit.ts';
import type {Point} from '../markdown/place.ts';
import type {Change} from '../project/change.ts';
import {assignFiles} from './assign-files.ts';
import {countEntry} from './count-lines.ts';
import {entryOf} from './describe-file.ts';
import {effective, type Plan} from './plan.ts';
import {describeEntry, type ListStyle, listFiles} from './write-files-changed.ts';

/** How files are listed, and what else is known of them. */
export interface FillOptions {
  /** The project's root within the repository. */
  readonly prefix: string;
  /** The form of a list that is begun. */
  readonly style?: ListStyle;
  /** The lines to show behind a path, by path; none are shown without. */
  readonly lines?: ReadonlyMap<string, LineCount> | undefined;
}

/** What git adds to the lists of a change, and where they and git disagree. */
export interface FilledFiles {
  readonly change: Change;
  readonly attribution: Attribution;
  /** Of files, by path; none when lines are not asked for. */
  readonly lines: ReadonlyMap<string, LineCount> | undefined;
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
  /** Listed with other lines than git counts, or with none. */
  readonly miscounted: readonly (Placed & {readonly count: LineCount})[];
  /** Listed, but no commit is known to touch it. A history that is cut off knows too little to say so. */
  readonly untouched: readonly Placed[];
  readonly edits: readonly TextEdit[];
}

/** A listed path and where it stands. */
export interface Placed {
  readonly path: string;
  readonly place: Point;
}

/**
 * Fill the `## Files Changed` of a change's feature deltas from what git says of it.
 *
 * What is listed stays as it is written: entries are added, described where they have no word of description, and show
 * their lines where those are asked for. Applied to its own result it plans nothing.
 */
export function fillFilesChanged(
  change: Change,
  attribution: Attribution,
  options: FillOptions,
): FilledFiles {
  const lists = change.deltas.map((delta) => ({delta, entries: entriesOf(delta)}));
  const candidates = lists.map(({delta, entries}) => ({delta, listed: entries.map(({path}) => path)}));
  const isListed = coverOf(candidates.flatMap(({listed}) => listed));
  const missing = attribution.files.filter(({path}) => !isListed(path));
  const listable = missing.filter(({path}) => isListable(path));
  const assigned = assignFiles(listable, candidates, {change, prefix: options.prefix});
  const deltas = candidates.map((candidate) =>
    fillDelta(candidate.delta, assigned.files.get(candidate) ?? [], {change, attribution}, options),
  );
  return {
    change,
    attribution,
    lines: options.lines,
    deltas,
    unassigned: assigned.unassigned,
    unlistable: missing.filter(({path}) => !isListable(path)),
    plan: effective(deltas.map(({delta, edits}) => ({kind: 'write', source: delta.document.source, edits}))),
  };
}

/**
 * Whether lists and git say the same; where history is cut off, what no commit touches is no difference. A change
 * without feature deltas has no lists.
 */
export function isInAgreement({deltas, unassigned, attribution}: FilledFiles): boolean {
  const agrees = ({added, untouched, miscounted}: FilledDelta): boolean =>
    added.length === 0 && miscounted.length === 0 && (attribution.isCutOff || untouched.length === 0);
  return deltas.length === 0 || (unassigned.length === 0 && deltas.every(agrees));
}

function fillDelta(
  delta: FeatureDelta,
  missing: readonly AttributedFile[],
  {change, attribution: {files, touched}}: Pick<FilledFiles, 'change' | 'attribution'>,
  {lines, style = 'list'}: FillOptions,
): FilledDelta {
  const {document} = delta;
  const listed = entriesOf(delta);
  const added = missing.map((file) => entryOf(file, change.name, lines?.get(file.path)));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const bare = listed.flatMap((entry) => {
    const isBare = entry.description === '' && !entry.isFurther;
    const file = isBare && byPath.get(entry.path);
    return file ? [{entry, words: descriptionOf(file, change.name)}] : [];
  });
  const table = listedIn(delta)?.table;
  const descriptions = bare.flatMap(({entry, words}) => describeEntry(document.text, entry, table, words));
  const counted = listed.flatMap((entry) => {
    const count = lines?.get(entry.path);
    return count ? countEntry(document.text, entry, count).map((edit) => ({entry, count, edit})) : [];
  });
  const isTouched = reachOf(touched);
  const untouched = listed.filter((entry) => !isTouched(entry.path));
  return {
    delta,
    added,
    described: bare.map(({entry}) => entry.path),
    miscounted: counted.map(({entry, count}) => ({...placed(delta, entry), count})),
    untouched: untouched.map((entry) => placed(delta, entry)),
    edits: [...descriptions, ...counted.map(({edit}) => edit), ...listFiles(delta, added, style)],
  };
}

function placed({document}: FeatureDelta, {path, pathRange}: ListedFile): Placed {
  return {path, place: placeIn(document, pathRange.start)};
}

/** The entries that name a file or a folder. */
function entriesOf(delta: FeatureDelta): readonly ListedFile[] {
  return listedIn(delta)?.entries.filter(({path}) => path !== '') ?? [];
}
